@NullMarked
package dev.assay.assigner.timetable;

import org.jspecify.annotations.NullMarked;
