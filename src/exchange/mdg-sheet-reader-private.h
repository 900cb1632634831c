#pragma once

#include "mdg-sheet-reader.h"

G_BEGIN_DECLS

typedef struct _MdgCsvReader MdgCsvReader;
typedef struct _MdgXlsxReader MdgXlsxReader;

MdgCsvReader *mdg_csv_reader_new (const char *path,
                                  GError **error);
void mdg_csv_reader_free (MdgCsvReader *self);
const char *mdg_csv_reader_get_format (MdgCsvReader *self);
double mdg_csv_reader_get_progress (MdgCsvReader *self);
MdgSheetStatus mdg_csv_reader_next (MdgCsvReader *self,
                                    GPtrArray **cells,
                                    guint *row_number,
                                    GError **error);

MdgXlsxReader *mdg_xlsx_reader_new (const char *path,
                                    GError **error);
void mdg_xlsx_reader_free (MdgXlsxReader *self);
const char *const *mdg_xlsx_reader_list_sheets (MdgXlsxReader *self);
gboolean mdg_xlsx_reader_select_sheet (MdgXlsxReader *self,
                                       const char *name,
                                       GError **error);
double mdg_xlsx_reader_get_progress (MdgXlsxReader *self);
MdgSheetStatus mdg_xlsx_reader_next (MdgXlsxReader *self,
                                     GPtrArray **cells,
                                     guint *row_number,
                                     GError **error);

/* Takes empty cells off the end; FALSE when nothing is left. */
gboolean mdg_sheet_trim_row (GPtrArray *cells);

G_END_DECLS
