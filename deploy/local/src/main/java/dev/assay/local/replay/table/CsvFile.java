package dev.assay.local.replay.table;

import dev.assay.local.replay.mapping.InvalidInput;
import dev.assay.local.replay.mapping.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Comma-separated values (RFC 4180) with a header. */
record CsvFile(Path path) implements DataFile {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    read(text -> columns.addAll(header(FORMAT.parse(text).iterator())));
    return columns;
  }

  @Override
  public void forEach(Consumer<Row> consumer) {
    read(text -> rows(text, consumer));
  }

  private void rows(BufferedReader text, Consumer<Row> consumer) throws IOException {
    CSVParser parser = FORMAT.parse(text);
    Iterator<CSVRecord> records = parser.iterator();
    List<String> columns = header(records);
    long line = parser.getCurrentLineNumber() + 1;
    while (records.hasNext()) {
      CSVRecord values = records.next();
      if (values.size() != columns.size()) {
        throw InvalidInput.at(
            path.toString(),
            line,
            "%d values for the %d columns of the header".formatted(values.size(), columns.size()));
      }
      Map<String, String> byColumn = LinkedHashMap.newLinkedHashMap(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        byColumn.put(columns.get(i), values.get(i));
      }
      consumer.accept(new Row(path.toString(), line, byColumn));
      line = parser.getCurrentLineNumber() + 1;
    }
  }

  private List<String> header(Iterator<CSVRecord> records) {
    if (!records.hasNext()) {
      throw InvalidInput.at(path.toString(), 1, "the file has no header");
    }
    List<String> columns = new ArrayList<>(records.next().toList());
    // Spreadsheets begin a file with a byte order mark.
    columns.set(0, columns.getFirst().replaceFirst("^\uFEFF", ""));
    if (new HashSet<>(columns).size() != columns.size()) {
      throw InvalidInput.at(path.toString(), 1, "a column is there twice: " + columns);
    }
    return columns;
  }
}
