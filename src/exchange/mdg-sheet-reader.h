#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows of a spreadsheet file, one after the other, in memory that does not grow with the file. What the file
   is comes from its bytes, not from its name: .xlsx; or CSV with comma, semicolon or tab in UTF-8, UTF-16 with a
   byte order mark, or Windows code page 932. Not safe for use from two threads at once. */
typedef struct _MdgSheetReader MdgSheetReader;

#define MDG_SHEET_MAX_LINE (1024 * 1024) /* bytes of one row */
#define MDG_SHEET_MAX_CELLS 1000
#define MDG_SHEET_MAX_ROWS 5000000

typedef enum
{
  MDG_SHEET_ROW,     /* cells and row_number are set */
  MDG_SHEET_REFUSED, /* this row cannot be taken; row_number and the error say which and why; go on with the next */
  MDG_SHEET_END,
  MDG_SHEET_FAILED, /* the error says why; nothing more can be read */
} MdgSheetStatus;

MdgSheetReader *mdg_sheet_reader_new_for_path (const char *path,
                                               GError **error);
void mdg_sheet_reader_free (MdgSheetReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgSheetReader, mdg_sheet_reader_free)

/* Names of the visible sheets, for asking which; empty for CSV. Without a choice the first is read. */
const char *const *mdg_sheet_reader_list_sheets (MdgSheetReader *self);
/* Only before the first row; NOT_FOUND when there is no such sheet. */
gboolean mdg_sheet_reader_select_sheet (MdgSheetReader *self,
                                        const char *name,
                                        GError **error);

/* "UTF-8", "UTF-16", "CP932" or "xlsx", for telling what was found. */
const char *mdg_sheet_reader_get_format (MdgSheetReader *self);
/* Part of the file read so far, 0 to 1. */
double mdg_sheet_reader_get_progress (MdgSheetReader *self);

/* The next row that is not empty. *cells is an array of valid UTF-8 strings without empty ones at its end,
   owned by the caller (free function set); line ends in a cell are LF; one apostrophe before = + - @ TAB CR is taken
   off in CSV. Dates of .xlsx are "2026-05-12", "2026-05-12 14:05" or "14:05". row_number counts from 1: the line where a
   row begins in CSV, the row of the sheet in .xlsx. */
MdgSheetStatus mdg_sheet_reader_next (MdgSheetReader *self,
                                      GPtrArray **cells,
                                      guint *row_number,
                                      GError **error);

G_END_DECLS
