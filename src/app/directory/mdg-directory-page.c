#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-directory-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-agency-row-view.h"
#include "mdg-app-paths.h"
#include "mdg-area.h"
#include "mdg-directory.h"
#include "mdg-filter-button.h"
#include "mdg-list-growth.h"
#include "mdg-wrap-layout.h"

#define TYPING_PAUSE 120

static const struct
{
  MdgAgencyCriterion criterion;
  const char *label;
} criteria[] = {
  { MDG_AGENCY_CRITERION_SERVICE, NC_ ("filter", "Service") },
  { MDG_AGENCY_CRITERION_KIND, NC_ ("filter", "Kind") },
  { MDG_AGENCY_CRITERION_AREA, NC_ ("filter", "Area") },
  { MDG_AGENCY_CRITERION_CONSENT, NC_ ("filter", "Consent") },
  { MDG_AGENCY_CRITERION_STALE, NC_ ("filter", "To be verified") },
  { MDG_AGENCY_CRITERION_STATE, NC_ ("filter", "State") },
};

struct _MdgDirectoryPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgRecordList *list;
  MdgAgencyFilter *filter;
  guint typing;
  gboolean was_entered;
  gboolean wants_focus; /* the list was still empty when it should have got it */

  GtkWidget *filter_bar;
  GtkEditable *search;
  MdgFilterButton *buttons[G_N_ELEMENTS (criteria)];
  GtkStack *stack;
  GtkLabel *count;
  GtkListView *list_view;
  GtkWidget *tools;
};

G_DEFINE_FINAL_TYPE (MdgDirectoryPage, mdg_directory_page, MDG_TYPE_PAGE)

static void
ask (MdgDirectoryPage *self)
{
  mdg_record_list_take_request (self->list, mdg_agency_filter_copy (self->filter));
}

static void
show_counts (MdgDirectoryPage *self)
{
  const MdgRecordCounts *counts = mdg_record_list_get_counts (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gulong exact = counts != NULL ? (gulong) counts->n_records : n;
  g_autofree char *text = NULL;

  if (counts != NULL || mdg_record_list_is_complete (self->list))
    text = g_strdup_printf (ngettext ("%'lu agency", "%'lu agencies", exact), exact);
  else
    text = g_strdup_printf (_ ("%'u agencies or more"), n);
  gtk_label_set_text (self->count, text);
}

/* The list starts with those that are open. */
static gboolean
is_unfiltered (MdgDirectoryPage *self)
{
  for (guint i = 0; i < MDG_N_AGENCY_CRITERIA; i++)
    if (i != MDG_AGENCY_CRITERION_STATE && self->filter->values[i] != NULL)
      return FALSE;

  return g_strcmp0 (self->filter->values[MDG_AGENCY_CRITERION_STATE], "closed") != 0;
}

static void
on_loaded (MdgDirectoryPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack, is_unfiltered (self) ? "empty" : "no-hit");
  show_counts (self);
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  self->wants_focus = FALSE;
}

static void
on_failed (MdgDirectoryPage *self,
           GError *error)
{
  mdg_window_toast (MDG_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), error->message);
}

static gboolean
typed_cb (gpointer user_data)
{
  MdgDirectoryPage *self = user_data;

  self->typing = 0;
  mdg_agency_filter_set (self->filter, MDG_AGENCY_CRITERION_TEXT, gtk_editable_get_text (self->search));
  ask (self);

  return G_SOURCE_REMOVE;
}

static void
on_search_changed (MdgDirectoryPage *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_PAUSE, typed_cb, self);
}

static void
on_chosen (MdgFilterButton *button,
           gpointer user_data)
{
  MdgDirectoryPage *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    if (self->buttons[i] == button)
      mdg_agency_filter_set (self->filter, criteria[i].criterion, mdg_filter_button_get_value (button));
  ask (self);
}

static void
add_terms (MdgDirectoryPage *self,
           MdgFilterButton *button,
           const char *vocabulary)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), vocabulary, 0);

  for (guint i = 0; i < terms->len; i++)
    mdg_filter_button_add_choice (button, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE), mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL), mdg_record_get_text (terms->pdata[i], MDG_TERM_KANA), 0);
}

static void
add_areas (MdgDirectoryPage *self,
           MdgFilterButton *button)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (self->workspace, MDG_KIND_AREA, NULL);

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (areas->pdata[i]));

      mdg_filter_button_add_choice (button, uuid, mdg_record_get_text (areas->pdata[i], MDG_AREA_NAME), NULL, 0);
    }
  mdg_filter_button_add_choice (button, "none", _ ("Not known"), NULL, 0);
}

static void
add_ages (MdgDirectoryPage *self,
          MdgFilterButton *button)
{
  g_autofree char *old = mdg_directory_dup_day_before (self->workspace, MDG_DIRECTORY_OLD_DAYS);
  g_autofree char *stale = mdg_directory_dup_day_before (self->workspace, MDG_DIRECTORY_STALE_DAYS);

  mdg_filter_button_add_choice (button, old, _ ("Not verified for more than 90 days"), NULL, 0);
  mdg_filter_button_add_choice (button, stale, _ ("Not verified for more than 180 days"), NULL, 0);
}

static void
add_choices (MdgDirectoryPage *self,
             MdgFilterButton *button,
             MdgAgencyCriterion criterion)
{
  switch ((guint) criterion)
    {
    case MDG_AGENCY_CRITERION_SERVICE:
      add_terms (self, button, "service");
      break;
    case MDG_AGENCY_CRITERION_KIND:
      add_terms (self, button, "affil_kind");
      break;
    case MDG_AGENCY_CRITERION_AREA:
      add_areas (self, button);
      break;
    case MDG_AGENCY_CRITERION_CONSENT:
      add_terms (self, button, "consent");
      break;
    case MDG_AGENCY_CRITERION_STALE:
      add_ages (self, button);
      break;
    default:
      mdg_filter_button_add_choice (button, "open", C_ ("agency", "Open"), NULL, 0);
      mdg_filter_button_add_choice (button, "closed", _ ("Closed down"), NULL, 0);
    }
}

static void
update_choices (MdgDirectoryPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      mdg_filter_button_clear_choices (self->buttons[i]);
      add_choices (self, self->buttons[i], criteria[i].criterion);
      mdg_filter_button_set_value (self->buttons[i], self->filter->values[criteria[i].criterion], NULL);
    }
}

static void
clear_filter_action (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  MdgDirectoryPage *self = MDG_DIRECTORY_PAGE (widget);

  mdg_agency_filter_free (self->filter);
  self->filter = mdg_agency_filter_new ();
  gtk_editable_set_text (self->search, "");
  g_clear_handle_id (&self->typing, g_source_remove);
  update_choices (self);
  ask (self);
}

static void
search_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (MDG_DIRECTORY_PAGE (widget)->search));
}

static void
on_activated (GtkListView *view,
              guint position,
              gpointer user_data)
{
  MdgDirectoryPage *self = user_data;
  g_autoptr (MdgAgencyRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  const MdgUuid *uuid = row != NULL ? mdg_agency_row_get_uuid (row) : NULL;
  char text[MDG_UUID_STRING_SIZE];

  if (uuid == NULL)
    return;

  mdg_uuid_format (uuid, text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-agency", "s", text);
}

static void
setup_row (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           gpointer user_data)
{
  gtk_list_item_set_child (item, mdg_agency_row_view_new (MDG_DIRECTORY_PAGE (user_data)->workspace));
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  mdg_agency_row_view_set_row (MDG_AGENCY_ROW_VIEW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row (GtkSignalListItemFactory *factory,
            GtkListItem *item)
{
  mdg_agency_row_view_set_row (MDG_AGENCY_ROW_VIEW (gtk_list_item_get_child (item)), NULL);
}

static void
mdg_directory_page_enter (MdgPage *page)
{
  MdgDirectoryPage *self = MDG_DIRECTORY_PAGE (page);

  update_choices (self);
  if (!self->was_entered)
    ask (self);
  self->was_entered = TRUE;
}

static void
mdg_directory_page_focus_first (MdgPage *page)
{
  MdgDirectoryPage *self = MDG_DIRECTORY_PAGE (page);

  self->wants_focus = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  if (self->wants_focus || !gtk_widget_grab_focus (GTK_WIDGET (self->list_view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
mdg_directory_page_dispose (GObject *object)
{
  MdgDirectoryPage *self = MDG_DIRECTORY_PAGE (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  if (self->list != NULL)
    mdg_record_list_stop (self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_DIRECTORY_PAGE);
  g_clear_pointer (&self->filter, mdg_agency_filter_free);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_directory_page_parent_class)->dispose (object);
}

static void
mdg_directory_page_class_init (MdgDirectoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_directory_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_directory_page_enter;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_directory_page_focus_first;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "directory/mdg-directory-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgDirectoryPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, MdgDirectoryPage, search);
  gtk_widget_class_bind_template_child (widget_class, MdgDirectoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgDirectoryPage, count);
  gtk_widget_class_bind_template_child (widget_class, MdgDirectoryPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, MdgDirectoryPage, tools);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_install_action (widget_class, "directory.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_install_action (widget_class, "directory.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "directory.search", NULL);
}

static void
add_search_key (MdgDirectoryPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_slash, 0), gtk_named_action_new ("directory.search")));
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);
}

static void
mdg_directory_page_init (MdgDirectoryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = mdg_agency_filter_new ();
  gtk_widget_set_layout_manager (self->filter_bar, mdg_wrap_layout_new (6));
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      GtkWidget *button = mdg_filter_button_new (g_dpgettext2 (GETTEXT_PACKAGE, "filter", criteria[i].label));

      self->buttons[i] = MDG_FILTER_BUTTON (button);
      g_signal_connect (button, "chosen", G_CALLBACK (on_chosen), self);
      gtk_box_append (GTK_BOX (self->filter_bar), button);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect (self->list_view, "activate", G_CALLBACK (on_activated), self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  mdg_page_set_header_end (MDG_PAGE (self), self->tools);
  mdg_page_add_pane (MDG_PAGE (self), self->filter_bar);
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->stack));
  add_search_key (self);
}

MdgDirectoryPage *
mdg_directory_page_new (MdgWorkspace *workspace)
{
  MdgDirectoryPage *self = g_object_new (MDG_TYPE_DIRECTORY_PAGE, NULL);
  g_autoptr (GtkSingleSelection) selection = NULL;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  mdg_agency_filter_set (self->filter, MDG_AGENCY_CRITERION_STATE, "open");
  self->list = mdg_agency_list_new (workspace);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  mdg_list_growth_attach (self->list_view, self->list);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "counted", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);

  return self;
}
