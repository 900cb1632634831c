#pragma once

#include <gtk/gtk.h>

#include "mdg-vocabularies.h"

G_BEGIN_DECLS

/* Codes of a vocabulary as chips, typed by label, reading, romaji or letters, also while an input method is
   composing. The list below never grabs: it shows what Enter takes. Backspace in the empty field takes the
   last chip away. */
#define MDG_TYPE_CODE_ENTRY (mdg_code_entry_get_type ())
G_DECLARE_FINAL_TYPE (MdgCodeEntry, mdg_code_entry, MDG, CODE_ENTRY, GtkWidget)

/* Properties: label (accessible name), placeholder (shown while there is no chip), vocabulary, max-codes (0: any
   number). Signals: changed (), after chips came or went by hand. */
GtkWidget *mdg_code_entry_new (const char *label,
                               const char *vocabulary);

void mdg_code_entry_set_vocabularies (MdgCodeEntry *self,
                                      MdgVocabularies *vocabularies,
                                      int fiscal_year);
/* Codes in order, separated by one space, as records keep them; NULL when there are none. */
char *mdg_code_entry_dup_codes (MdgCodeEntry *self);
/* Says nothing: what is shown follows the record. */
void mdg_code_entry_set_codes (MdgCodeEntry *self,
                               const char *codes);
/* Adds a chip as by hand; FALSE when it is there already. */
gboolean mdg_code_entry_add (MdgCodeEntry *self,
                             const char *code);
GtkText *mdg_code_entry_get_text_widget (MdgCodeEntry *self);
/* The list is open. */
gboolean mdg_code_entry_is_listing (MdgCodeEntry *self);

G_END_DECLS
