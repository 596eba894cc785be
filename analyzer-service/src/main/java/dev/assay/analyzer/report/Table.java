package dev.assay.analyzer.report;

import java.util.List;

/** A table with its title. */
record Table(String title, List<String> header, List<List<String>> rows) {}
