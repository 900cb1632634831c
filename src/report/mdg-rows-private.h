#pragma once

#include "mdg-flow-private.h"
#include "mdg-table.h"

G_BEGIN_DECLS

/* Rows that several sheets have in common. */

#define MDG_ROWS_SHADE 0.07
#define MDG_ROWS_LABEL 26.0 /* width of a field's label, mm */

/* A label on grey and its value, side by side within width. */
void mdg_rows_add_field (MdgFlowRow *row,
                         double x,
                         double width,
                         const char *label,
                         const char *value);
/* Rules around a row of a sheet of fields whose outer lines are thick. */
void mdg_rows_frame (MdgFlowRow *row,
                     double width,
                     gboolean first,
                     gboolean last);
/* A heading without box that stays with what follows. */
void mdg_rows_heading (MdgFlowRow *row,
                       double width,
                       const char *text);
/* A remark without box. */
void mdg_rows_note (MdgFlowRow *row,
                    double width,
                    const char *text);

/* The head of a table and one of its rows; widths has the width of each column in millimetres. */
void mdg_rows_table_head (MdgFlowRow *row,
                          MdgTable *table,
                          const double *widths,
                          double size);
void mdg_rows_table_row (MdgFlowRow *row,
                         MdgTable *table,
                         guint index,
                         const double *widths,
                         double size);

G_END_DECLS
