#pragma once

#include "mdg-xlsx.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

/* Writes into the open file fd, which stays open. */
lxw_workbook *mdg_xlsx_workbook_new (int fd,
                                     gboolean is_streamed);
/* Closes and frees workbook in every case, and reads what was written to fd: libxlsxwriter does not notice when its
   temporary files find no room. */
gboolean mdg_xlsx_workbook_finish (lxw_workbook *workbook,
                                   int fd,
                                   GError **error);
/* TRUE when fd holds a zip whose parts are all there and closed. */
gboolean mdg_xlsx_verify (int fd);
/* A format with the typeface of the page (NULL for gothic). */
lxw_format *mdg_xlsx_add_format (lxw_workbook *workbook,
                                 const MdgXlsxPage *page,
                                 double size);
/* Lines that text takes in a column of width characters. Heights are given: some programs read a row without one as a
   single line, whatever stands in it. */
guint mdg_xlsx_count_lines (const char *text,
                            double width,
                            double size);
/* Of a row of so many lines; LXW_DEF_ROW_HEIGHT for one. */
double mdg_xlsx_get_height (guint n_lines,
                            double size);
/* A sheet named as near to name as the format allows and unlike the others. */
lxw_worksheet *mdg_xlsx_workbook_add_sheet (lxw_workbook *workbook,
                                            const char *name);
void mdg_xlsx_sheet_set_page (lxw_worksheet *sheet,
                              const MdgXlsxPage *page,
                              const char *title);
gboolean mdg_xlsx_write_text (lxw_worksheet *sheet,
                              guint row,
                              guint column,
                              const char *text,
                              lxw_format *format,
                              GError **error);
/* What reads back as text: "_x0041_" as it stands means "A". NULL when text may stay as it is. */
char *mdg_xlsx_escape (const char *text);

G_END_DECLS
