#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Several of a list, as a row that opens: closed it says which are chosen. */
#define MDG_TYPE_CODES_ROW (mdg_codes_row_get_type ())
G_DECLARE_FINAL_TYPE (MdgCodesRow, mdg_codes_row, MDG, CODES_ROW, AdwExpanderRow)

/* Signal changed (): chosen or not by hand. */
GtkWidget *mdg_codes_row_new (void);
void mdg_codes_row_clear (MdgCodesRow *self);
void mdg_codes_row_append (MdgCodesRow *self,
                           const char *code,
                           const char *label);
/* Codes separated by one space; those that are not in the list are kept. */
void mdg_codes_row_set_codes (MdgCodesRow *self,
                              const char *codes);
/* In the order of the list; NULL without any. */
char *mdg_codes_row_dup_codes (MdgCodesRow *self);

G_END_DECLS
