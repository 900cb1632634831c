#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-consultations-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-consultation-filter-bar.h"
#include "mdg-consultation-list.h"
#include "mdg-consultation-row-view.h"
#include "mdg-consultation-view.h"
#include "mdg-key-hints.h"
#include "mdg-list-growth.h"
#include "mdg-two-pane.h"

#define LIST_WIDTH 484

struct _MdgConsultationsPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgRecordList *list;
  GtkSingleSelection *selection;
  MdgOrder order;
  GCancellable *explaining;
  gboolean was_entered;
  gboolean wants_focus; /* the list was still empty when it should have got it */
  MdgUuid asked;        /* a record shown on request that is not the selected one; nil otherwise */

  GtkBox *filter_place;
  MdgConsultationFilterBar *filter_bar;
  MdgTwoPane *panes;
  GtkWidget *list_pane;
  GtkLabel *count;
  GtkLabel *counts;
  GtkButton *order_button;
  GtkStack *stack;
  GtkListView *list_view;
  GtkWidget *new_button;
  GtkLabel *conditions;
  GtkBox *ways_out;
  AdwStatusPage *failed_page;
  GtkBox *hints;
  GtkBox *record_pane;
  GtkWidget *back_button;
  MdgConsultationView *view;
  GtkWidget *header_tools;
  GtkMenuButton *saved_button;
};

G_DEFINE_FINAL_TYPE (MdgConsultationsPage, mdg_consultations_page, MDG_TYPE_PAGE)

static MdgConsultationRow *
get_selected (MdgConsultationsPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
show_selected (MdgConsultationsPage *self)
{
  MdgConsultationRow *row = get_selected (self);
  const char *typed = mdg_consultation_filter_get (mdg_consultation_filter_bar_get_filter (self->filter_bar), MDG_CRITERION_TEXT);

  mdg_consultation_view_show (self->view, row != NULL ? mdg_consultation_row_get_uuid (row) : NULL, typed);
  mdg_consultations_actions_update (self);
}

static void
on_selected (MdgConsultationsPage *self)
{
  MdgUuid nil = { 0 };

  self->asked = nil;
  show_selected (self);
}

/* "60件以上" until the exact numbers are there. */
static void
show_counts (MdgConsultationsPage *self)
{
  const MdgRecordCounts *counts = mdg_record_list_get_counts (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *number = NULL;
  g_autofree char *rest = NULL;

  if (counts != NULL)
    {
      number = g_strdup_printf (ngettext ("%'d record", "%'d records", (gulong) counts->n_records), (int) counts->n_records);
      rest = g_strdup_printf (_ ("%'d contacts · %'d people"), (int) counts->n_contacts, (int) counts->n_people);
    }
  else if (mdg_record_list_is_complete (self->list))
    number = g_strdup_printf (ngettext ("%'d record", "%'d records", n), (int) n);
  else if (n > 0)
    number = g_strdup_printf (_ ("%'d records or more"), (int) n);
  gtk_label_set_text (self->count, number != NULL ? number : "");
  gtk_label_set_text (self->counts, rest != NULL ? rest : "");
  mdg_page_set_subtitle (MDG_PAGE (self), NULL);
}

static void
on_way_out (GtkButton *button,
            gpointer user_data)
{
  MdgConsultationsPage *self = user_data;

  mdg_consultation_filter_bar_clear (self->filter_bar, (MdgCriterion) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "criterion")));
}

static void
explain_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (MdgConsultationsPage) self = user_data;
  g_autoptr (GArray) hidden = mdg_consultation_list_explain_finish (result, NULL);
  GtkWidget *child;

  if (self->explaining == NULL)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->ways_out))) != NULL)
    gtk_box_remove (self->ways_out, child);
  for (guint i = 0; hidden != NULL && i < hidden->len; i++)
    {
      MdgCriterionHidden *found = &g_array_index (hidden, MdgCriterionHidden, i);
      GtkWidget *button;
      g_autofree char *text = NULL;

      if (found->n == 0)
        continue;
      text = g_strdup_printf (ngettext ("Without “%s”: %'d record", "Without “%s”: %'d records", (gulong) found->n), mdg_consultation_filter_get_label (found->criterion), (int) found->n);
      button = gtk_button_new_with_label (text);
      g_object_set_data (G_OBJECT (button), "criterion", GUINT_TO_POINTER (found->criterion));
      g_signal_connect (button, "clicked", G_CALLBACK (on_way_out), self);
      gtk_box_append (self->ways_out, button);
    }
}

static void
stop_explaining (MdgConsultationsPage *self)
{
  if (self->explaining != NULL)
    g_cancellable_cancel (self->explaining);
  g_clear_object (&self->explaining);
}

static void
explain (MdgConsultationsPage *self)
{
  const MdgConsultationFilter *filter = mdg_consultation_filter_bar_get_filter (self->filter_bar);
  g_autofree char *conditions = mdg_consultation_filter_describe_all (self->workspace, filter);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->ways_out))) != NULL)
    gtk_box_remove (self->ways_out, child);
  gtk_label_set_text (self->conditions, conditions);
  stop_explaining (self);
  self->explaining = g_cancellable_new ();
  mdg_consultation_list_explain_async (self->workspace, filter, self->explaining, explain_cb, g_object_ref (self));
}

static void
on_loaded (MdgConsultationsPage *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  gboolean is_filtered = !mdg_consultation_filter_is_empty (mdg_consultation_filter_bar_get_filter (self->filter_bar));

  stop_explaining (self);
  if (!is_empty)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!is_filtered)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "no-hit");
      explain (self);
    }
  show_counts (self);
  if (mdg_uuid_is_nil (&self->asked))
    show_selected (self);
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  self->wants_focus = FALSE;
}

static void
on_failed (MdgConsultationsPage *self,
           GError *error)
{
  adw_status_page_set_description (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
ask (MdgConsultationsPage *self)
{
  MdgUuid nil = { 0 };

  self->asked = nil;
  mdg_record_list_take_request (self->list, mdg_consultation_request_new (self->workspace, mdg_consultation_filter_bar_get_filter (self->filter_bar), self->order));
  gtk_button_set_label (self->order_button, self->order == MDG_ORDER_NEWEST ? _ ("Newest first") : _ ("Oldest first"));
}

static void
setup_row (GtkSignalListItemFactory *factory,
           GtkListItem *item)
{
  gtk_list_item_set_child (item, mdg_consultation_row_view_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  mdg_consultation_row_view_set_row (MDG_CONSULTATION_ROW_VIEW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row (GtkSignalListItemFactory *factory,
            GtkListItem *item)
{
  mdg_consultation_row_view_set_row (MDG_CONSULTATION_ROW_VIEW (gtk_list_item_get_child (item)), NULL);
}

static void
activate_with_shown (MdgConsultationsPage *self,
                     const char *action)
{
  const MdgUuid *uuid = mdg_consultation_view_get_uuid (self->view);
  char text[MDG_UUID_STRING_SIZE];

  if (uuid == NULL)
    return;

  mdg_uuid_format (uuid, text);
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", text);
}

/* The case, where there is one; else the record itself. */
static void
on_activated (MdgConsultationsPage *self)
{
  MdgConsultationRow *row = get_selected (self);
  const MdgListedConsultation *line = row != NULL ? mdg_consultation_row_get_line (row) : NULL;
  char text[MDG_UUID_STRING_SIZE];

  if (line == NULL)
    return;
  if (mdg_uuid_is_nil (&line->case_uuid))
    {
      mdg_two_pane_set_shows_end (self->panes, TRUE);
      gtk_widget_child_focus (GTK_WIDGET (self->record_pane), GTK_DIR_TAB_FORWARD);
      return;
    }

  mdg_uuid_format (&line->case_uuid, text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-case", "s", text);
}

/* Space: looks at the record without leaving the list; further down it with each. */
static void
preview_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);

  if (mdg_two_pane_get_is_narrow (self->panes) && !mdg_two_pane_get_shows_end (self->panes))
    {
      mdg_two_pane_set_shows_end (self->panes, TRUE);
      gtk_widget_child_focus (GTK_WIDGET (self->record_pane), GTK_DIR_TAB_FORWARD);
    }
  else
    mdg_consultation_view_scroll_on (self->view);
}

static void
back_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);

  mdg_two_pane_set_shows_end (self->panes, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
continue_action (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  activate_with_shown (MDG_CONSULTATIONS_PAGE (widget), "win.continue-consultation");
}

static void
edit_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  activate_with_shown (MDG_CONSULTATIONS_PAGE (widget), "win.edit-consultation");
}

static void
search_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);

  mdg_two_pane_set_shows_end (self->panes, FALSE);
  mdg_consultation_filter_bar_focus_search (self->filter_bar);
}

static void
clear_filter_action (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  mdg_consultation_filter_bar_clear_all (MDG_CONSULTATIONS_PAGE (widget)->filter_bar);
}

static void
retry_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  ask (MDG_CONSULTATIONS_PAGE (widget));
}

static void
turn_order_action (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (widget);

  self->order = self->order == MDG_ORDER_NEWEST ? MDG_ORDER_OLDEST : MDG_ORDER_NEWEST;
  ask (self);
}

static void
on_narrow_changed (MdgConsultationsPage *self)
{
  gtk_widget_set_visible (self->back_button, mdg_two_pane_get_is_narrow (self->panes));
}

static void
on_changed (MdgConsultationsPage *self,
            MdgChange *change)
{
  GPtrArray *records = mdg_change_get_records (change);

  mdg_consultation_view_follow (self->view, change);
  for (guint i = 0; i < records->len; i++)
    {
      MdgKind kind = mdg_record_get_kind (records->pdata[i]);

      if (kind == MDG_KIND_TERM || kind == MDG_KIND_AREA || kind == MDG_KIND_STAFF)
        {
          mdg_consultation_filter_bar_update_choices (self->filter_bar);
          return;
        }
    }
}

static void
mdg_consultations_page_enter (MdgPage *page)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (page);
  GActionGroup *window = G_ACTION_GROUP (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_widget_set_visible (self->new_button, g_action_group_has_action (window, "new-consultation"));
  if (!self->was_entered)
    ask (self);
  self->was_entered = TRUE;
  mdg_consultations_page_update_saved (self);
}

static void
mdg_consultations_page_focus_first (MdgPage *page)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (page);

  self->wants_focus = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  if (self->wants_focus || !gtk_widget_grab_focus (GTK_WIDGET (self->list_view)))
    mdg_consultation_filter_bar_focus_search (self->filter_bar);
}

static void
mdg_consultations_page_print (MdgPage *page)
{
  mdg_consultations_actions_print_record (MDG_CONSULTATIONS_PAGE (page));
}

static void
mdg_consultations_page_dispose (GObject *object)
{
  MdgConsultationsPage *self = MDG_CONSULTATIONS_PAGE (object);

  stop_explaining (self);
  if (self->list != NULL)
    mdg_record_list_stop (self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_CONSULTATIONS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_consultations_page_parent_class)->dispose (object);
}

/* Keys of the list and the record, not of the search, where letters are letters. */
static void
add_key (GtkWidget *widget,
         GtkPropagationPhase phase,
         guint key,
         const char *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_named_action_new (action)));
  gtk_widget_add_controller (widget, controller);
}

static void
add_keys (MdgConsultationsPage *self)
{
  GtkWidget *panes = GTK_WIDGET (self->panes);

  /* Before the list takes Space for itself. */
  add_key (GTK_WIDGET (self->list_view), GTK_PHASE_CAPTURE, GDK_KEY_space, "consultations.preview");
  add_key (panes, GTK_PHASE_BUBBLE, GDK_KEY_w, "consultations.continue");
  add_key (panes, GTK_PHASE_BUBBLE, GDK_KEY_F2, "consultations.edit");
  add_key (panes, GTK_PHASE_BUBBLE, GDK_KEY_Delete, "consultations.void");
  add_key (panes, GTK_PHASE_BUBBLE, GDK_KEY_slash, "consultations.search");
  add_key (panes, GTK_PHASE_BUBBLE, GDK_KEY_Escape, "consultations.back");
}

static void
mdg_consultations_page_class_init (MdgConsultationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  MdgPageClass *page_class = MDG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_consultations_page_dispose;
  page_class->enter = mdg_consultations_page_enter;
  page_class->focus_first = mdg_consultations_page_focus_first;
  page_class->print = mdg_consultations_page_print;

  g_type_ensure (MDG_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "consultations/mdg-consultations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, filter_place);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, count);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, counts);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, order_button);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, conditions);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, ways_out);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, hints);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, record_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, header_tools);
  gtk_widget_class_bind_template_child (widget_class, MdgConsultationsPage, saved_button);

  gtk_widget_class_install_action (widget_class, "consultations.preview", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "consultations.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "consultations.continue", NULL, continue_action);
  gtk_widget_class_install_action (widget_class, "consultations.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "consultations.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "consultations.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_install_action (widget_class, "consultations.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "consultations.turn-order", NULL, turn_order_action);
  mdg_consultations_actions_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "consultations.search", NULL);
}

static void
mdg_consultations_page_init (MdgConsultationsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->new_button), "win.new-consultation");

  mdg_two_pane_set_start (self->panes, self->list_pane);
  mdg_two_pane_set_end (self->panes, GTK_WIDGET (self->record_pane));
  mdg_two_pane_set_position (self->panes, LIST_WIDTH);
  g_signal_connect_object (self->panes, "notify::is-narrow", G_CALLBACK (on_narrow_changed), self, G_CONNECT_SWAPPED);

  mdg_key_hints_add (self->hints, "Space", _ ("Look"));
  mdg_key_hints_add (self->hints, "Enter", _ ("Open"));
  mdg_key_hints_add (self->hints, "W", _ ("Write on"));
  mdg_key_hints_add (self->hints, "/", _ ("Search"));
  mdg_consultations_actions_add_to_header (self, self->header_tools);
  mdg_page_set_header_end (MDG_PAGE (self), self->header_tools);
  add_keys (self);
}

MdgConsultationsPage *
mdg_consultations_page_new (MdgWorkspace *workspace)
{
  MdgConsultationsPage *self = g_object_new (MDG_TYPE_CONSULTATIONS_PAGE, NULL);
  GtkWidget *bar;
  GtkWidget *view;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  bar = mdg_consultation_filter_bar_new (workspace);
  gtk_widget_set_hexpand (bar, TRUE);
  self->filter_bar = MDG_CONSULTATION_FILTER_BAR (bar);
  gtk_box_append (self->filter_place, bar);
  view = mdg_consultation_view_new (workspace);
  self->view = MDG_CONSULTATION_VIEW (view);
  gtk_box_append (self->record_pane, view);

  self->list = mdg_consultation_list_new (workspace);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  mdg_list_growth_attach (self->list_view, self->list);
  gtk_stack_set_visible_child_name (self->stack, "loading");

  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "counted", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  mdg_page_add_pane (MDG_PAGE (self), bar);
  mdg_page_add_pane (MDG_PAGE (self), self->list_pane);
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->record_pane));
  mdg_consultations_actions_update (self);

  return self;
}

MdgWorkspace *
mdg_consultations_page_get_workspace (MdgConsultationsPage *self)
{
  return self->workspace;
}

const MdgConsultationFilter *
mdg_consultations_page_get_filter (MdgConsultationsPage *self)
{
  return mdg_consultation_filter_bar_get_filter (self->filter_bar);
}

int
mdg_consultations_page_get_order (MdgConsultationsPage *self)
{
  return (int) self->order;
}

const MdgUuid *
mdg_consultations_page_get_shown (MdgConsultationsPage *self)
{
  return mdg_consultation_view_get_uuid (self->view);
}

gboolean
mdg_consultations_page_has_rows (MdgConsultationsPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
}

/* Names of saved filters, and one more for the filter as it stands. */
void
mdg_consultations_page_update_saved (MdgConsultationsPage *self)
{
  g_auto (GStrv) names = mdg_consultation_list_dup_saved_names (self->workspace);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) load = g_menu_new ();
  g_autoptr (GMenu) forget = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (*name, NULL);
      g_autoptr (GMenuItem) without = g_menu_item_new (*name, NULL);

      g_menu_item_set_action_and_target (item, "consultations.load-filter", "s", *name);
      g_menu_append_item (load, item);
      g_menu_item_set_action_and_target (without, "consultations.forget-filter", "s", *name);
      g_menu_append_item (forget, without);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (load));
  g_menu_append (rest, _ ("_Save this Filter…"), "consultations.save-filter");
  if (*names != NULL)
    g_menu_append_submenu (rest, _ ("_Forget"), G_MENU_MODEL (forget));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  gtk_menu_button_set_menu_model (self->saved_button, G_MENU_MODEL (menu));
}

void
mdg_consultations_page_set_filter (MdgConsultationsPage *self,
                                   const MdgConsultationFilter *filter)
{
  g_return_if_fail (MDG_IS_CONSULTATIONS_PAGE (self));

  mdg_consultation_filter_bar_set_filter (self->filter_bar, filter);
  self->was_entered = TRUE;
  ask (self);
}

void
mdg_consultations_page_show_record (MdgConsultationsPage *self,
                                    const MdgUuid *uuid)
{
  g_autoptr (MdgRecord) record = NULL;
  guint position;

  g_return_if_fail (MDG_IS_CONSULTATIONS_PAGE (self));

  record = mdg_workspace_load (self->workspace, MDG_KIND_CONSULTATION, uuid, NULL);
  if (record == NULL)
    return;
  if (!self->was_entered)
    {
      self->was_entered = TRUE;
      ask (self);
    }

  position = mdg_record_list_find (self->list, mdg_record_get_id (record));
  if (position != G_MAXUINT)
    {
      gtk_single_selection_set_selected (self->selection, position);
      gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
    }
  self->asked = *uuid;
  mdg_consultation_view_show (self->view, uuid, NULL);
  mdg_two_pane_set_shows_end (self->panes, TRUE);
  mdg_consultations_actions_update (self);
}
