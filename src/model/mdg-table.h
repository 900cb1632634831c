#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A plain table as it goes to paper, spreadsheet, CSV and JSON alike. */
#define MDG_TYPE_TABLE (mdg_table_get_type ())
G_DECLARE_FINAL_TYPE (MdgTable, mdg_table, MDG, TABLE, GObject)

typedef enum
{
  MDG_CELL_TEXT,
  MDG_CELL_NUMBER,
  MDG_CELL_PERCENT, /* tenths of a percent; one decimal on paper */
  MDG_CELL_TIME,    /* its text is an ISO day and time; a date in spreadsheets, ours on paper */
} MdgCellKind;

/* A cell of a number column that has no number: printed as "―". */
#define MDG_TABLE_NO_NUMBER G_MININT64

/* key is the stable name in JSON ("by-channel"); title is what people read. */
MdgTable *mdg_table_new (const char *key,
                         const char *title);
const char *mdg_table_get_key (MdgTable *self);
const char *mdg_table_get_title (MdgTable *self);

/* weight is the relative width on paper. */
void mdg_table_add_column (MdgTable *self,
                           const char *label,
                           MdgCellKind kind,
                           double weight);
guint mdg_table_get_n_columns (MdgTable *self);
const char *mdg_table_get_column_label (MdgTable *self,
                                        guint column);
MdgCellKind mdg_table_get_column_kind (MdgTable *self,
                                       guint column);
double mdg_table_get_column_weight (MdgTable *self,
                                    guint column);

/* Rows start empty; code is the row's stable name in JSON, or NULL; level 0 plain, 1 sub-row (indented), -1 subtotal. */
guint mdg_table_add_row (MdgTable *self,
                         const char *code,
                         int level);
guint mdg_table_get_n_rows (MdgTable *self);
const char *mdg_table_get_row_code (MdgTable *self,
                                    guint row);
int mdg_table_get_row_level (MdgTable *self,
                             guint row);
/* What stands for the text of the row's first column where paper has no room for it; NULL when there is none. */
void mdg_table_set_row_short (MdgTable *self,
                              guint row,
                              const char *label);
const char *mdg_table_get_row_short (MdgTable *self,
                                     guint row);

void mdg_table_set_text (MdgTable *self,
                         guint row,
                         guint column,
                         const char *text);
void mdg_table_set_number (MdgTable *self,
                           guint row,
                           guint column,
                           gint64 number);
const char *mdg_table_get_text (MdgTable *self,
                                guint row,
                                guint column);
gint64 mdg_table_get_number (MdgTable *self,
                             guint row,
                             guint column);
/* What is printed: numbers formatted, percents with one decimal. */
char *mdg_table_dup_display (MdgTable *self,
                             guint row,
                             guint column);

/* The cell goes on from the one above, which has the same text: paper draws the two as one, files have the text in each. */
void mdg_table_set_goes_on (MdgTable *self,
                            guint row,
                            guint column);
gboolean mdg_table_goes_on (MdgTable *self,
                            guint row,
                            guint column);

/* The one row that totals the others and is set apart; G_MAXUINT when there is none. */
void mdg_table_set_total_row (MdgTable *self,
                              guint row);
guint mdg_table_get_total_row (MdgTable *self);

/* Printed below: "重複計上のため合計は相談件数と一致しない". */
void mdg_table_add_note (MdgTable *self,
                         const char *note);
GPtrArray *mdg_table_get_notes (MdgTable *self);

G_END_DECLS
