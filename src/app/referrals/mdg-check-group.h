#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The boxes of a form, to be ticked. One stop of the Tab key: arrows walk, Space and the digit of a box tick it. Where only
   one may be ticked, a second tick takes the first back, and none may be ticked, too. */
#define MDG_TYPE_CHECK_GROUP (mdg_check_group_get_type ())
G_DECLARE_FINAL_TYPE (MdgCheckGroup, mdg_check_group, MDG, CHECK_GROUP, GtkWidget)

/* Signal: changed (), by hand only. */
GtkWidget *mdg_check_group_new (const char *label,
                                gboolean is_single,
                                gboolean is_numbered);
void mdg_check_group_append (MdgCheckGroup *self,
                             const char *code,
                             const char *label);
/* Codes in the order of the boxes, separated by one space; NULL when none is ticked. */
char *mdg_check_group_dup_codes (MdgCheckGroup *self);
void mdg_check_group_set_codes (MdgCheckGroup *self,
                                const char *codes);

G_END_DECLS
