#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of a few, all in sight: linked toggle buttons. Nothing may be chosen, too. */
#define MDG_TYPE_CHOICE (mdg_choice_get_type ())
G_DECLARE_FINAL_TYPE (MdgChoice, mdg_choice, MDG, CHOICE, GtkBox)

/* Signal: changed (), by hand only. */
GtkWidget *mdg_choice_new (void);
void mdg_choice_append (MdgChoice *self,
                        const char *code,
                        const char *label);
/* NULL when nothing is chosen. */
const char *mdg_choice_get_code (MdgChoice *self);
void mdg_choice_set_code (MdgChoice *self,
                          const char *code);
/* The next one, as by hand; after the last comes the first. */
void mdg_choice_advance (MdgChoice *self);

G_END_DECLS
