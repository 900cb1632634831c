#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referrals-page.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-area.h"
#include "mdg-change-stack.h"
#include "mdg-filter-button.h"
#include "mdg-key-hints.h"
#include "mdg-list-growth.h"
#include "mdg-masters.h"
#include "mdg-referral-row-view.h"
#include "mdg-referral-steps.h"
#include "mdg-staff.h"
#include "mdg-wrap-layout.h"

#define TYPING_PAUSE 120

static const MdgReferralCriterion criteria[] = {
  MDG_REFERRAL_CRITERION_STATE,
  MDG_REFERRAL_CRITERION_DUE,
  MDG_REFERRAL_CRITERION_OWNER,
  MDG_REFERRAL_CRITERION_BALL,
  MDG_REFERRAL_CRITERION_KIND,
  MDG_REFERRAL_CRITERION_URGENCY,
  MDG_REFERRAL_CRITERION_AREA,
};

struct _MdgReferralsPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgRecordList *list;
  GtkMultiSelection *selection;
  MdgReferralFilter *filter;
  MdgChangeStack *changes;
  GPtrArray *staff; /* whom the drop-down of the bar offers */
  guint typing;
  gboolean was_entered;
  gboolean wants_focus; /* the list was still empty when it should have got it */

  GtkWidget *filter_bar;
  GtkEditable *search;
  MdgFilterButton *buttons[G_N_ELEMENTS (criteria)];
  GtkStack *stack;
  GtkLabel *count;
  GtkButton *order_button;
  GtkListView *list_view;
  GtkRevealer *bulk;
  GtkLabel *bulk_label;
  GtkDropDown *bulk_staff;
  GtkBox *hints;
  GtkWidget *header_tools;
  GtkEditable *code_entry;
};

G_DEFINE_FINAL_TYPE (MdgReferralsPage, mdg_referrals_page, MDG_TYPE_PAGE)

static void
say (MdgReferralsPage *self,
     const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (MDG_IS_WINDOW (root))
    mdg_window_toast (MDG_WINDOW (root), text);
}

static void
ask (MdgReferralsPage *self)
{
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (self->workspace, &today);
  iso = mdg_date_dup_iso (&today);
  g_strlcpy (self->filter->today, iso, sizeof self->filter->today);
  mdg_record_list_take_request (self->list, mdg_referral_filter_copy (self->filter));
  gtk_button_set_label (self->order_button, self->filter->order == MDG_REFERRAL_ORDER_DUE ? _ ("Due first") : _ ("Newest first"));
}

static void
show_counts (MdgReferralsPage *self)
{
  const MdgRecordCounts *counts = mdg_record_list_get_counts (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = NULL;

  if (counts != NULL || mdg_record_list_is_complete (self->list))
    {
      gulong exact = counts != NULL ? (gulong) counts->n_records : n;

      text = g_strdup_printf (ngettext ("%'lu referral", "%'lu referrals", exact), exact);
    }
  else
    text = g_strdup_printf (_ ("%'u referrals or more"), n);
  gtk_label_set_text (self->count, text);
}

static void
on_loaded (MdgReferralsPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack, mdg_referral_filter_is_empty (self->filter) ? "empty" : "no-hit");
  show_counts (self);
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  self->wants_focus = FALSE;
}

static void
on_failed (MdgReferralsPage *self,
           GError *error)
{
  say (self, error->message);
}

static gboolean
typed_cb (gpointer user_data)
{
  MdgReferralsPage *self = user_data;

  self->typing = 0;
  mdg_referral_filter_set (self->filter, MDG_REFERRAL_CRITERION_TEXT, gtk_editable_get_text (self->search));
  ask (self);

  return G_SOURCE_REMOVE;
}

static void
on_search_changed (MdgReferralsPage *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_PAUSE, typed_cb, self);
}

static void
on_chosen (MdgFilterButton *button,
           gpointer user_data)
{
  MdgReferralsPage *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    if (self->buttons[i] == button)
      mdg_referral_filter_set (self->filter, criteria[i], mdg_filter_button_get_value (button));
  ask (self);
}

static void
add_records (MdgReferralsPage *self,
             MdgFilterButton *button,
             MdgKind kind,
             guint name)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (records->pdata[i]));

      if (mdg_record_get_text (records->pdata[i], name) != NULL)
        mdg_filter_button_add_choice (button, uuid, mdg_record_get_text (records->pdata[i], name), NULL, 0);
    }
}

static void
add_terms (MdgReferralsPage *self,
           MdgFilterButton *button,
           const char *vocabulary)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (self->workspace), vocabulary, 0);

  for (guint i = 0; i < terms->len; i++)
    mdg_filter_button_add_choice (button, mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE), mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL),
                                  mdg_record_get_text (terms->pdata[i], MDG_TERM_KANA), 0);
}

static void
add_choices (MdgReferralsPage *self,
             MdgFilterButton *button,
             MdgReferralCriterion criterion)
{
  static const char *const vocabularies[MDG_N_REFERRAL_CRITERIA] = {
    [MDG_REFERRAL_CRITERION_STATE] = "ref_state",
    [MDG_REFERRAL_CRITERION_BALL] = "ref_ball",
    [MDG_REFERRAL_CRITERION_KIND] = "ref_kind",
    [MDG_REFERRAL_CRITERION_URGENCY] = "urgency",
  };

  if (criterion == MDG_REFERRAL_CRITERION_STATE)
    {
      mdg_filter_button_add_choice (button, "open", _ ("Not closed"), NULL, 0);
      mdg_filter_button_add_choice (button, "ended", _ ("Closed, declined or withdrawn"), NULL, 0);
    }
  if (vocabularies[criterion] != NULL)
    add_terms (self, button, vocabularies[criterion]);
  else if (criterion == MDG_REFERRAL_CRITERION_DUE)
    {
      mdg_filter_button_add_choice (button, "late", _ ("Overdue"), NULL, 0);
      mdg_filter_button_add_choice (button, "today", _ ("Today or overdue"), NULL, 0);
      mdg_filter_button_add_choice (button, "week", _ ("Within a week"), NULL, 0);
      mdg_filter_button_add_choice (button, "none", _ ("Without a date"), NULL, 0);
    }
  else
    {
      gboolean is_owner = criterion == MDG_REFERRAL_CRITERION_OWNER;

      add_records (self, button, is_owner ? MDG_KIND_STAFF : MDG_KIND_AREA, is_owner ? (guint) MDG_STAFF_NAME : (guint) MDG_AREA_NAME);
      mdg_filter_button_add_choice (button, "none", is_owner ? _ ("Nobody") : _ ("Not known"), NULL, 0);
    }
}

static void
update_choices (MdgReferralsPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      mdg_filter_button_clear_choices (self->buttons[i]);
      add_choices (self, self->buttons[i], criteria[i]);
      mdg_filter_button_set_value (self->buttons[i], self->filter->values[criteria[i]], NULL);
    }
}

static void
update_staff (MdgReferralsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) staff = mdg_masters_list (self->workspace, MDG_KIND_STAFF, NULL);

  g_ptr_array_set_size (self->staff, 0);
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    if (mdg_record_get_flag (staff->pdata[i], MDG_STAFF_IS_ACTIVE))
      {
        g_ptr_array_add (self->staff, g_object_ref (staff->pdata[i]));
        gtk_string_list_append (names, mdg_record_get_text (staff->pdata[i], MDG_STAFF_NAME));
      }
  gtk_drop_down_set_model (self->bulk_staff, G_LIST_MODEL (names));
}

/* One is opened, several are handed over. */
static void
on_selection_changed (MdgReferralsPage *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (chosen);
  g_autofree char *text = g_strdup_printf (ngettext ("%u referral is chosen", "%u referrals are chosen", n), n);

  gtk_label_set_text (self->bulk_label, text);
  gtk_revealer_set_reveal_child (self->bulk, n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->bulk), n > 1);
}

static void
assign_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgReferralsPage *self = MDG_REFERRALS_PAGE (widget);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint at = gtk_drop_down_get_selected (self->bulk_staff);
  g_autoptr (GArray) uuids = g_array_new (FALSE, FALSE, sizeof (MdgUuid));
  GtkBitsetIter iter;
  guint position;

  if (at >= self->staff->len || !gtk_bitset_iter_init_first (&iter, chosen, &position))
    return;

  do
    {
      g_autoptr (MdgReferralRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

      if (row != NULL && mdg_referral_row_get_uuid (row) != NULL)
        g_array_append_vals (uuids, mdg_referral_row_get_uuid (row), 1);
    }
  while (gtk_bitset_iter_next (&iter, &position));
  mdg_referral_step_assign (self->changes, uuids, mdg_record_get_uuid (self->staff->pdata[at]));
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
clear_filter_action (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  MdgReferralsPage *self = MDG_REFERRALS_PAGE (widget);
  MdgReferralOrder order = self->filter->order;

  mdg_referral_filter_free (self->filter);
  self->filter = mdg_referral_filter_new ();
  self->filter->order = order;
  gtk_editable_set_text (self->search, "");
  g_clear_handle_id (&self->typing, g_source_remove);
  update_choices (self);
  ask (self);
}

static void
turn_order_action (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  MdgReferralsPage *self = MDG_REFERRALS_PAGE (widget);

  self->filter->order = (self->filter->order + 1) % MDG_N_REFERRAL_ORDERS;
  ask (self);
}

static void
search_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (MDG_REFERRALS_PAGE (widget)->search));
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  if (g_str_equal (action_name, "referrals.undo"))
    mdg_change_stack_undo (MDG_REFERRALS_PAGE (widget)->changes);
  else
    mdg_change_stack_redo (MDG_REFERRALS_PAGE (widget)->changes);
}

static void
on_activated (GtkListView *view,
              guint position,
              gpointer user_data)
{
  MdgReferralsPage *self = user_data;
  g_autoptr (MdgReferralRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  const MdgUuid *uuid = row != NULL ? mdg_referral_row_get_uuid (row) : NULL;
  char text[MDG_UUID_STRING_SIZE];

  if (uuid == NULL)
    return;

  mdg_uuid_format (uuid, text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-referral", "s", text);
}

static void
on_code_entered (MdgReferralsPage *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->code_entry)));

  if (*typed == '\0')
    return;
  gtk_editable_set_text (self->code_entry, "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-referral-code", "s", typed);
}

/* A hand scanner types at once, wherever the list is looked at: letters and digits there belong to the code. */
static gboolean
on_list_key (MdgReferralsPage *self,
             guint key,
             guint code,
             GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[7] = { 0 };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || letter > 0x7f || !g_unichar_isalnum (letter))
    return FALSE;

  g_unichar_to_utf8 (letter, text);
  gtk_editable_set_text (self->code_entry, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->code_entry));
  gtk_editable_set_position (self->code_entry, -1);

  return TRUE;
}

static void
setup_row (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           gpointer user_data)
{
  gtk_list_item_set_child (item, mdg_referral_row_view_new (MDG_REFERRALS_PAGE (user_data)->workspace));
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  mdg_referral_row_view_set_row (MDG_REFERRAL_ROW_VIEW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row (GtkSignalListItemFactory *factory,
            GtkListItem *item)
{
  mdg_referral_row_view_set_row (MDG_REFERRAL_ROW_VIEW (gtk_list_item_get_child (item)), NULL);
}

static void
mdg_referrals_page_enter (MdgPage *page)
{
  MdgReferralsPage *self = MDG_REFERRALS_PAGE (page);

  update_choices (self);
  update_staff (self);
  if (!self->was_entered)
    ask (self);
  self->was_entered = TRUE;
}

static void
mdg_referrals_page_focus_first (MdgPage *page)
{
  MdgReferralsPage *self = MDG_REFERRALS_PAGE (page);

  self->wants_focus = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  if (self->wants_focus || !gtk_widget_grab_focus (GTK_WIDGET (self->list_view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
mdg_referrals_page_dispose (GObject *object)
{
  MdgReferralsPage *self = MDG_REFERRALS_PAGE (object);

  g_clear_handle_id (&self->typing, g_source_remove);
  if (self->list != NULL)
    mdg_record_list_stop (self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_REFERRALS_PAGE);
  g_clear_pointer (&self->filter, mdg_referral_filter_free);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_object (&self->changes);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_referrals_page_parent_class)->dispose (object);
}

static void
mdg_referrals_page_class_init (MdgReferralsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_referrals_page_dispose;
  MDG_PAGE_CLASS (klass)->enter = mdg_referrals_page_enter;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_referrals_page_focus_first;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "referrals/mdg-referrals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, search);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, count);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, order_button);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, bulk);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, bulk_label);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, bulk_staff);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, hints);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, header_tools);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralsPage, code_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_code_entered);
  gtk_widget_class_install_action (widget_class, "referrals.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "referrals.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_install_action (widget_class, "referrals.turn-order", NULL, turn_order_action);
  gtk_widget_class_install_action (widget_class, "referrals.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "referrals.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "referrals.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "referrals.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "referrals.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "referrals.redo", NULL);
}

static void
add_keys (MdgReferralsPage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_slash, 0), gtk_named_action_new ("referrals.search")));
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), shortcuts);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_list_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);
  mdg_key_hints_add (self->hints, _ ("Enter"), _ ("open"));
  mdg_key_hints_add (self->hints, _ ("Shift+↑↓"), _ ("choose several"));
  mdg_key_hints_add (self->hints, _ ("Ctrl+Space"), _ ("choose one more"));
  mdg_key_hints_add (self->hints, "/", _ ("search"));
  mdg_key_hints_add (self->hints, _ ("Scan"), _ ("opens the form"));
}

static void
mdg_referrals_page_init (MdgReferralsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = mdg_referral_filter_new ();
  self->staff = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_layout_manager (self->filter_bar, mdg_wrap_layout_new (6));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->hints), mdg_wrap_layout_new (14));
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      GtkWidget *button = mdg_filter_button_new (g_dpgettext2 (GETTEXT_PACKAGE, "filter", mdg_referral_filter_get_label (criteria[i])));

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
  gtk_widget_set_visible (GTK_WIDGET (self->bulk), FALSE);
  mdg_page_set_header_end (MDG_PAGE (self), self->header_tools);
  mdg_page_add_pane (MDG_PAGE (self), self->filter_bar);
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->stack));
  mdg_page_add_pane (MDG_PAGE (self), GTK_WIDGET (self->bulk));
  add_keys (self);
}

static void
on_saved (MdgReferralsPage *self,
          MdgChange *change)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  g_autofree char *undo = g_strdup_printf ("win.undo-change('%s')", uuid);

  if (MDG_IS_WINDOW (root))
    mdg_window_toast_undo (MDG_WINDOW (root), _ (mdg_change_get_action (change)), undo);
}

static void
connect_list (MdgReferralsPage *self)
{
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "counted", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "said", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
}

MdgReferralsPage *
mdg_referrals_page_new (MdgWorkspace *workspace)
{
  MdgReferralsPage *self = g_object_new (MDG_TYPE_REFERRALS_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  mdg_referral_filter_set (self->filter, MDG_REFERRAL_CRITERION_STATE, "open");
  self->list = mdg_referral_list_new (workspace);
  self->changes = mdg_change_stack_new (workspace);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  mdg_list_growth_attach (self->list_view, self->list);
  connect_list (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "referrals.assign", !mdg_workspace_is_read_only (workspace));

  return self;
}
