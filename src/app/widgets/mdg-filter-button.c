#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-filter-button.h"

#include <glib/gi18n-lib.h>

#include "mdg-macros.h"
#include "mdg-text.h"

/* Fewer are seen at once. */
#define SEARCH_FROM 12
#define MAX_CHARS_OF_SEVERAL 24

typedef struct
{
  char *value;
  char *label;
  char *folded; /* label, value and keywords */
  int level;
} Choice;

struct _MdgFilterButton
{
  GtkWidget parent_instance;

  char *label;
  char *value;
  GPtrArray *values; /* of several at once; NULL for a button of one */
  GPtrArray *choices;

  GtkMenuButton *button;
  GtkLabel *text;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MdgFilterButton, mdg_filter_button, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  g_free (choice->value);
  g_free (choice->label);
  g_free (choice->folded);
  g_free (choice);
}

static Choice *
find_choice (MdgFilterButton *self,
             const char *value)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (((Choice *) self->choices->pdata[i])->value, value) == 0)
      return self->choices->pdata[i];

  return NULL;
}

static gboolean
is_set (MdgFilterButton *self)
{
  return self->values != NULL ? self->values->len > 0 : self->value != NULL;
}

static gboolean
is_chosen (MdgFilterButton *self,
           const char *value)
{
  return self->values != NULL ? g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, NULL) : g_strcmp0 (self->value, value) == 0;
}

static char *
dup_shown (MdgFilterButton *self,
           const char *description)
{
  Choice *choice = self->value != NULL ? find_choice (self, self->value) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->values == NULL)
    return g_strdup (choice != NULL ? choice->label : description != NULL ? description
                                                                          : self->value);

  for (guint i = 0; i < self->values->len; i++)
    {
      choice = find_choice (self, self->values->pdata[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? "・" : "", choice != NULL ? choice->label : (const char *) self->values->pdata[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_value (MdgFilterButton *self,
            const char *description)
{
  g_autofree char *shown = is_set (self) ? dup_shown (self, description) : NULL;
  g_autofree char *name = NULL;

  /* Translators: a filter and what it is set to, for a screen reader. */
  name = g_strdup_printf (_ ("%s: %s"), self->label, shown != NULL ? shown : _ ("all"));
  /* What is set says by itself what it is, but not beside all the others there could be. */
  gtk_label_set_text (self->text, shown == NULL ? self->label : self->values != NULL ? name
                                                                                     : shown);
  if (shown != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-set");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "mdg-set");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
new_row (MdgFilterButton *self,
         Choice *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (choice != NULL ? choice->label : _ ("All"));
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, choice != NULL ? choice->level * 14 : 0);
  gtk_widget_set_opacity (check, (choice != NULL ? is_chosen (self, choice->value) : !is_set (self)) ? 1 : 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "choice", choice);
  g_object_set_data (G_OBJECT (row), "check", check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, choice != NULL ? choice->label : _ ("All"), -1);

  return row;
}

static void
fill (MdgFilterButton *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  gtk_list_box_append (self->list, new_row (self, NULL));
  for (guint i = 0; i < self->choices->len; i++)
    gtk_list_box_append (self->list, new_row (self, self->choices->pdata[i]));
}

static void
on_popover_shown (GtkWidget *popover,
                  gpointer user_data)
{
  MdgFilterButton *self = user_data;

  fill (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), self->choices->len >= SEARCH_FROM);
  gtk_widget_grab_focus (self->choices->len >= SEARCH_FROM ? GTK_WIDGET (self->search) : gtk_widget_get_first_child (GTK_WIDGET (self->list)));
}

static gboolean
is_searched (GtkListBoxRow *row,
             gpointer user_data)
{
  MdgFilterButton *self = user_data;
  Choice *choice = g_object_get_data (G_OBJECT (row), "choice");
  g_autofree char *typed = mdg_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *reading = NULL;

  if (*typed == '\0')
    return TRUE;
  if (choice == NULL)
    return FALSE;

  reading = mdg_text_reading (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return strstr (choice->folded, typed) != NULL || strstr (choice->folded, reading) != NULL;
}

/* Stays open for the next. */
static void
toggle (MdgFilterButton *self,
        Choice *choice)
{
  guint place;

  if (choice == NULL)
    g_ptr_array_set_size (self->values, 0);
  else if (g_ptr_array_find_with_equal_func (self->values, choice->value, g_str_equal, &place))
    g_ptr_array_remove_index (self->values, place);
  else
    g_ptr_array_add (self->values, g_strdup (choice->value));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      Choice *shown = g_object_get_data (G_OBJECT (row), "choice");

      gtk_widget_set_opacity (g_object_get_data (G_OBJECT (row), "check"), (shown != NULL ? is_chosen (self, shown->value) : !is_set (self)) ? 1 : 0);
    }
  show_value (self, NULL);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
choose (MdgFilterButton *self,
        GtkListBoxRow *row)
{
  Choice *choice = g_object_get_data (G_OBJECT (row), "choice");

  if (self->values != NULL)
    {
      toggle (self, choice);
      return;
    }

  mdg_set_str (&self->value, choice != NULL ? choice->value : NULL);
  show_value (self, NULL);
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_row_activated (GtkListBox *list,
                  GtkListBoxRow *row,
                  gpointer user_data)
{
  choose (user_data, row);
}

/* Enter in the search takes the first that is left. */
static void
on_search_activated (GtkSearchEntry *search,
                     gpointer user_data)
{
  MdgFilterButton *self = user_data;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row) && g_object_get_data (G_OBJECT (row), "choice") != NULL)
      {
        choose (self, GTK_LIST_BOX_ROW (row));
        return;
      }
}

static void
mdg_filter_button_dispose (GObject *object)
{
  MdgFilterButton *self = MDG_FILTER_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;

  G_OBJECT_CLASS (mdg_filter_button_parent_class)->dispose (object);
}

static void
mdg_filter_button_finalize (GObject *object)
{
  MdgFilterButton *self = MDG_FILTER_BUTTON (object);

  g_free (self->label);
  g_free (self->value);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_ptr_array_unref (self->choices);

  G_OBJECT_CLASS (mdg_filter_button_parent_class)->finalize (object);
}

static void
mdg_filter_button_class_init (MdgFilterButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdg_filter_button_dispose;
  object_class->finalize = mdg_filter_button_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", MDG_TYPE_FILTER_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", MDG_TYPE_FILTER_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mdg-filter-button");
}

static GtkWidget *
new_button_child (MdgFilterButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  self->text = GTK_LABEL (label);
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->text, 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));

  return box;
}

static GtkWidget *
new_popover_child (MdgFilterButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search the choices"), -1);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "mdg-choices");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_searched, self, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scrolled, 220, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scrolled);

  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (on_search_activated), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter), self->list);

  return box;
}

static void
on_popover_closed (MdgFilterButton *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
mdg_filter_button_init (MdgFilterButton *self)
{
  self->choices = g_ptr_array_new_with_free_func (free_choice);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_menu_button_set_child (self->button, new_button_child (self));
  gtk_popover_set_child (self->popover, new_popover_child (self));
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  g_signal_connect (self->popover, "show", G_CALLBACK (on_popover_shown), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_popover_closed), self);
}

GtkWidget *
mdg_filter_button_new (const char *label)
{
  MdgFilterButton *self = g_object_new (MDG_TYPE_FILTER_BUTTON, NULL);

  self->label = g_strdup (label);
  show_value (self, NULL);

  return GTK_WIDGET (self);
}

void
mdg_filter_button_clear_choices (MdgFilterButton *self)
{
  g_return_if_fail (MDG_IS_FILTER_BUTTON (self));

  /* Rows point at the choices. */
  g_ptr_array_set_size (self->choices, 0);
  fill (self);
}

void
mdg_filter_button_add_choice (MdgFilterButton *self,
                              const char *value,
                              const char *label,
                              const char *keywords,
                              int level)
{
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *all = g_strjoin ("\n", label, value, keywords, NULL);

  g_return_if_fail (MDG_IS_FILTER_BUTTON (self));

  choice->value = g_strdup (value);
  choice->label = g_strdup (label);
  choice->folded = mdg_text_fold (all);
  choice->level = level;
  g_ptr_array_add (self->choices, choice);
}

void
mdg_filter_button_set_value (MdgFilterButton *self,
                             const char *value,
                             const char *description)
{
  g_return_if_fail (MDG_IS_FILTER_BUTTON (self));

  mdg_set_str (&self->value, value);
  show_value (self, description);
}

const char *
mdg_filter_button_get_value (MdgFilterButton *self)
{
  g_return_val_if_fail (MDG_IS_FILTER_BUTTON (self), NULL);

  return self->value;
}

void
mdg_filter_button_set_values (MdgFilterButton *self,
                              const char *const *values)
{
  g_return_if_fail (MDG_IS_FILTER_BUTTON (self));

  g_clear_pointer (&self->values, g_ptr_array_unref);
  self->values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_ptr_array_add (self->values, g_strdup (values[i]));
  gtk_label_set_max_width_chars (self->text, MAX_CHARS_OF_SEVERAL);
  show_value (self, NULL);
}

char **
mdg_filter_button_dup_values (MdgFilterButton *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (MDG_IS_FILTER_BUTTON (self), NULL);

  for (guint i = 0; self->values != NULL && i < self->values->len; i++)
    g_strv_builder_add (builder, self->values->pdata[i]);

  return g_strv_builder_end (builder);
}

void
mdg_filter_button_popup (MdgFilterButton *self)
{
  g_return_if_fail (MDG_IS_FILTER_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
