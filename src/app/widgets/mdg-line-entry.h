#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of text with what follows from it inside (「88歳」) and what is wrong with it below. What is typed
   stays whatever is wrong. Its own undo is off: the form undoes across its fields. */
#define MDG_TYPE_LINE_ENTRY (mdg_line_entry_get_type ())
G_DECLARE_FINAL_TYPE (MdgLineEntry, mdg_line_entry, MDG, LINE_ENTRY, GtkBox)

/* Properties: label (accessible name), placeholder, width-chars,
   derived-chars (room kept for what follows). Signals: changed (), by people and by
   mdg_line_entry_set_text alike. */
GtkWidget *mdg_line_entry_new (const char *label);

const char *mdg_line_entry_get_text (MdgLineEntry *self);
void mdg_line_entry_set_text (MdgLineEntry *self,
                              const char *text);
void mdg_line_entry_set_label (MdgLineEntry *self,
                               const char *label);
/* NULL shows nothing. */
void mdg_line_entry_set_derived (MdgLineEntry *self,
                                 const char *derived);
void mdg_line_entry_set_fault (MdgLineEntry *self,
                               const char *fault);
const char *mdg_line_entry_get_fault (MdgLineEntry *self);
/* The text widget that takes the focus. */
GtkText *mdg_line_entry_get_text_widget (MdgLineEntry *self);

G_END_DECLS
