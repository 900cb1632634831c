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
