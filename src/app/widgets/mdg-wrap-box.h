#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children in lines, as many to a line as there is room for; what is left of a line goes to the children that
   expand. For rows of fields that must not scroll sideways, and for chips. */
#define MDG_TYPE_WRAP_BOX (mdg_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (MdgWrapBox, mdg_wrap_box, MDG, WRAP_BOX, GtkWidget)

GtkWidget *mdg_wrap_box_new (int spacing);
void mdg_wrap_box_append (MdgWrapBox *self,
                          GtkWidget *child);
void mdg_wrap_box_insert_before (MdgWrapBox *self,
                                 GtkWidget *child,
                                 GtkWidget *sibling);
void mdg_wrap_box_remove (MdgWrapBox *self,
                          GtkWidget *child);

G_END_DECLS
