#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Several lines under a label that save themselves: "typed" comes when somebody pauses or leaves. */
#define MDG_TYPE_NOTE_FIELD (mdg_note_field_get_type ())
G_DECLARE_FINAL_TYPE (MdgNoteField, mdg_note_field, MDG, NOTE_FIELD, GtkBox)

/* Signal: typed (), when what stands here is to be saved. */
GtkWidget *mdg_note_field_new (const char *label);
/* The lines that are in sight while there are few. */
void mdg_note_field_set_n_lines (MdgNoteField *self,
                                 guint n_lines);
/* What is being typed is left alone unless forced. */
void mdg_note_field_set_text (MdgNoteField *self,
                              const char *text,
                              gboolean is_forced);
/* Owned, without white space at its ends. */
char *mdg_note_field_dup_text (MdgNoteField *self);
/* Says typed () now when something waits. */
void mdg_note_field_flush (MdgNoteField *self);
GtkTextView *mdg_note_field_get_view (MdgNoteField *self);

G_END_DECLS
