package dev.assay.local.replay;

import dev.assay.local.replay.mapping.Mapping;
import dev.assay.local.replay.mapping.RowConverter;
import dev.assay.local.replay.table.DataFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A data file and what converts its rows. */
record Source(DataFile file, RowConverter converter) {

  /**
   * Opens every data file of a mapping, and refuses those that lack a column.
   *
   * @param mappingFile what the mapping's paths are relative to
   * @param data takes the place of the file that the mapping names, if that is one
   */
  static List<Source> open(Mapping mapping, Path mappingFile, Optional<Path> data) {
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < mapping.sources().size(); i++) {
      Path named = mappingFile.resolveSibling(mapping.sources().get(i).data()).normalize();
      DataFile file = DataFile.at(data.orElse(named));
      mapping.sources().get(i).requireColumns(file.path().toString(), file.columns());
      sources.add(new Source(file, mapping.converter(i)));
    }
    return sources;
  }
}
