#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One criterion of a filter bar: its name while it lets everything through, tinted and with what it is set to once
   it is set. Emits "chosen" when a person has chosen, "closed" when the choices are put away. */
#define MDG_TYPE_FILTER_BUTTON (mdg_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (MdgFilterButton, mdg_filter_button, MDG, FILTER_BUTTON, GtkWidget)

GtkWidget *mdg_filter_button_new (const char *label);

/* Choices are kept in the order they are added; level 1 is indented below the one of level 0 above it. A long
   list can be searched by typing. */
void mdg_filter_button_clear_choices (MdgFilterButton *self);
void mdg_filter_button_add_choice (MdgFilterButton *self,
                                   const char *value,
                                   const char *label,
                                   const char *keywords,
                                   int level);

/* NULL lets everything through. description is shown for a value that is no choice; may be NULL. */
void mdg_filter_button_set_value (MdgFilterButton *self,
                                  const char *value,
                                  const char *description);
const char *mdg_filter_button_get_value (MdgFilterButton *self);
/* From the first call on several may be chosen, of which any lets through; none of them lets everything through. */
void mdg_filter_button_set_values (MdgFilterButton *self,
                                   const char *const *values);
char **mdg_filter_button_dup_values (MdgFilterButton *self);
void mdg_filter_button_popup (MdgFilterButton *self);

G_END_DECLS
