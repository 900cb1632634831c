#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"
#include "mdg-attachments.h"
#include "mdg-choice.h"
#include "mdg-hand-raising-panel.h"
#include "mdg-referral-asks.h"
#include "mdg-referral-dialog.h"
#include "mdg-referral-row.h"
#include "mdg-referral-watch.h"
#include "mdg-referrals.h"
#include "mdg-scan-view.h"
#include "mdg-support-call-panel.h"
#include "mdg-two-pane.h"
#include "mdg-window.h"
#include "mdg-wrap-layout.h"

#define SIDE_WIDTH 330

struct _MdgReferralPage
{
  MdgPage parent_instance;

  MdgWorkspace *workspace;
  MdgChangeStack *changes;
  MdgUuid uuid; /* nil: none */
  MdgRecord *record;
  MdgRecord *attachment; /* the newest original; NULL when there is none */

  GtkLabel *person;
  GtkLabel *facts;
  GtkBox *strip;
  GtkBox *chips;
  MdgTwoPane *panes;
  GtkWidget *line_pane;
  GtkBox *views_place;
  MdgChoice *view_choice;
  GtkWidget *side_button;
  GtkStack *views;
  GtkBox *line;
  GtkBox *content;
  MdgScanView *scan;
  GtkWidget *side_pane;
  GtkWidget *back_button;
  GtkLabel *abuse;
  GtkBox *operations;
  GtkBox *ball;
  GtkBox *clocks;
  GtkBox *extras;
  MdgHandRaisingPanel *hands;
  MdgSupportCallPanel *calls;
};

G_DEFINE_FINAL_TYPE (MdgReferralPage, mdg_referral_page, MDG_TYPE_PAGE)

static MdgWindow *
get_window (MdgReferralPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return MDG_IS_WINDOW (root) ? MDG_WINDOW (root) : NULL;
}

static guint
list_operations (MdgReferralPage *self,
                 MdgReferralOperation operations[MDG_N_REFERRAL_OPERATIONS])
{
  MdgReferralKind kind;
  MdgReferralState state;
  guint n = 0;

  if (self->record != NULL && !mdg_workspace_is_read_only (self->workspace) && mdg_referral_kind_find (mdg_record_get_text (self->record, MDG_REFERRAL_KIND), &kind) && mdg_referral_state_find (mdg_record_get_text (self->record, MDG_REFERRAL_STATUS), &state))
    mdg_referral_asks_list_operations (kind, state, operations, &n);

  return n;
}

char **
mdg_referral_page_dup_operations (MdgReferralPage *self)
{
  MdgReferralOperation operations[MDG_N_REFERRAL_OPERATIONS];
  guint n = list_operations (self, operations);
  char **codes = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    codes[i] = g_strdup (mdg_referral_operation_get_code (operations[i]));

  return codes;
}

static void
show_head (MdgReferralPage *self)
{
  g_autoptr (MdgReferralRow) row = mdg_referral_row_new (self->workspace, mdg_record_get_id (self->record));
  g_autofree char *facts = g_strjoin (_ (" · "), mdg_referral_row_get_kind (row), mdg_referral_row_get_from (row), NULL);

  gtk_label_set_text (self->person, mdg_referral_row_get_person (row));
  gtk_label_set_text (self->facts, facts);
  mdg_page_set_subtitle (MDG_PAGE (self), mdg_referral_row_get_number (row));
  mdg_referral_parts_fill_strip (self->strip, self->workspace, self->record);
  mdg_referral_parts_fill_chips (self->chips, self->workspace, self->record);
}

/* The first leads on; the digit of each does it, too. */
static GtkWidget *
new_operation_button (MdgReferralPage *self,
                      MdgReferralOperation operation,
                      guint place)
{
  const char *code = mdg_referral_operation_get_code (operation);
  const char *label = mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), "ref_operation", code, 0);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (label);
  g_autofree char *digit = g_strdup_printf ("%u", place);
  GtkWidget *key = gtk_label_new (digit);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (key, "mdg-key");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), key);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "referral.do");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (place == 1)
    gtk_widget_add_css_class (button, "suggested-action");

  return button;
}

static void
show_operations (MdgReferralPage *self)
{
  MdgReferralOperation operations[MDG_N_REFERRAL_OPERATIONS];
  guint n = list_operations (self, operations);

  mdg_referral_parts_clear (self->operations);
  for (guint i = 0; i < n; i++)
    gtk_box_append (self->operations, new_operation_button (self, operations[i], i + 1));
  if (n == 0)
    {
      GtkWidget *label = gtk_label_new (_ ("Nothing is left to be done."));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "mdg-dim");
      gtk_box_append (self->operations, label);
    }
}

/* Those who were asked, or called, for the kinds that have them. */
static void
show_panels (MdgReferralPage *self)
{
  const char *kind = mdg_record_get_text (self->record, MDG_REFERRAL_KIND);
  gboolean has_hands = mdg_hand_raising_panel_serves (kind);
  gboolean has_calls = mdg_support_call_panel_serves (kind);

  gtk_widget_set_visible (GTK_WIDGET (self->hands), has_hands);
  gtk_widget_set_visible (GTK_WIDGET (self->calls), has_calls);
  if (has_hands)
    mdg_hand_raising_panel_show (self->hands, &self->uuid);
  if (has_calls)
    mdg_support_call_panel_show (self->calls, &self->uuid);
}

static void
show_side (MdgReferralPage *self)
{
  g_autofree char *line = mdg_referral_watch_dup_report_line (self->workspace, mdg_referrals_is_abuse (self->workspace, self->record));

  gtk_label_set_text (self->abuse, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->abuse), line != NULL);
  show_operations (self);
  mdg_referral_parts_fill_ball (self->ball, self->workspace, self->record);
  mdg_referral_parts_fill_clocks (self->clocks, self->workspace, self->record);
  show_panels (self);
}

/* An original that is open stays open. */
static void
show_scan (MdgReferralPage *self)
{
  g_autoptr (GPtrArray) attachments = mdg_attachments_list (self->workspace, &self->uuid, NULL);
  MdgRecord *newest = attachments != NULL && attachments->len > 0 ? attachments->pdata[attachments->len - 1] : NULL;
  gboolean is_same = newest != NULL && self->attachment != NULL && mdg_uuid_equal (mdg_record_get_uuid (newest), mdg_record_get_uuid (self->attachment));

  if (is_same)
    return;

  g_set_object (&self->attachment, newest);
  mdg_scan_view_set_name (self->scan, newest != NULL ? mdg_record_get_text (newest, MDG_ATTACHMENT_NAME) : NULL);
  mdg_scan_view_set_can_attach (self->scan, !mdg_workspace_is_read_only (self->workspace));
}

static void
reload (MdgReferralPage *self)
{
  g_clear_object (&self->record);
  if (!mdg_uuid_is_nil (&self->uuid))
    self->record = mdg_workspace_load (self->workspace, MDG_KIND_REFERRAL, &self->uuid, NULL);
  mdg_referral_page_actions_update (self);
  if (self->record == NULL)
    return;

  show_head (self);
  show_side (self);
  mdg_referral_parts_fill_line (self->line, self->workspace, &self->uuid);
  mdg_referral_parts_fill_content (self->content, self->workspace, self->record, TRUE);
  show_scan (self);
}

static void
on_changed (MdgReferralPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean was_here = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (self->record == NULL)
    return;

  reload (self);
  /* What had the focus may be gone with the state. */
  if (was_here && gtk_root_get_focus (root) == NULL)
    mdg_page_focus_first (MDG_PAGE (self));
}

static void
on_saved (MdgReferralPage *self,
          MdgChange *change)
{
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_change_get_uuid (change));
  g_autofree char *undo = g_strdup_printf ("win.undo-change('%s')", uuid);

  if (get_window (self) != NULL)
    mdg_window_toast_undo (get_window (self), _ (mdg_change_get_action (change)), undo);
}

static void
on_said (MdgReferralPage *self,
         const char *text)
{
  if (get_window (self) != NULL)
    mdg_window_toast (get_window (self), text);
}

static void
start_changes (MdgReferralPage *self)
{
  g_clear_object (&self->changes);
  self->changes = mdg_change_stack_new (self->workspace);
  g_signal_connect_object (self->changes, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "said", G_CALLBACK (on_said), self, G_CONNECT_SWAPPED);
}

static void
open_operation (MdgReferralPage *self,
                MdgReferralOperation operation)
{
  GtkWidget *dialog = mdg_referral_dialog_new (GTK_WIDGET (self), self->workspace, self->changes, &self->uuid, operation);

  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
}

static void
do_action (GtkWidget *widget,
           const char *action_name,
           GVariant *parameter)
{
  MdgReferralPage *self = MDG_REFERRAL_PAGE (widget);
  MdgReferralOperation operation;

  if (self->record != NULL && mdg_referral_operation_find (g_variant_get_string (parameter, NULL), &operation))
    open_operation (self, operation);
}

static void
nth_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgReferralPage *self = MDG_REFERRAL_PAGE (widget);
  MdgReferralOperation operations[MDG_N_REFERRAL_OPERATIONS];
  guint n = list_operations (self, operations);
  guint place = (guint) g_variant_get_int32 (parameter);

  if (place <= n)
    open_operation (self, operations[place - 1]);
}

static void
undo_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  if (g_str_equal (action_name, "referral.undo"))
    mdg_change_stack_undo (MDG_REFERRAL_PAGE (widget)->changes);
  else
    mdg_change_stack_redo (MDG_REFERRAL_PAGE (widget)->changes);
}

static void
show_pane_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgReferralPage *self = MDG_REFERRAL_PAGE (widget);
  gboolean is_side = g_str_equal (action_name, "referral.show-side");

  mdg_two_pane_set_shows_end (self->panes, is_side);
  gtk_widget_child_focus (is_side ? self->side_pane : self->line_pane, GTK_DIR_TAB_FORWARD);
}

static void
on_narrow_changed (MdgReferralPage *self)
{
  gboolean is_narrow = mdg_two_pane_get_is_narrow (self->panes);

  gtk_widget_set_visible (self->side_button, is_narrow);
  gtk_widget_set_visible (self->back_button, is_narrow);
}

static void
on_view_chosen (MdgReferralPage *self)
{
  const char *code = mdg_choice_get_code (self->view_choice);

  if (code == NULL)
    mdg_choice_set_code (self->view_choice, gtk_stack_get_visible_child_name (self->views));
  else
    gtk_stack_set_visible_child_name (self->views, code);
}

/* The content is read out of the register only now. */
static void
on_scan_wanted (MdgReferralPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = self->attachment != NULL ? mdg_attachments_load (self->workspace, self->attachment, &error) : NULL;

  if (content != NULL)
    mdg_scan_view_open (self->scan, content);
  else if (error != NULL)
    mdg_scan_view_fail (self->scan, error->message);
}

static void
on_scan_attach (MdgReferralPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "referral.attach", NULL);
}

static void
mdg_referral_page_focus_first (MdgPage *page)
{
  MdgReferralPage *self = MDG_REFERRAL_PAGE (page);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->operations));

  if (mdg_two_pane_get_is_narrow (self->panes) || !GTK_IS_BUTTON (first) || !gtk_widget_grab_focus (first))
    gtk_widget_child_focus (self->line_pane, GTK_DIR_TAB_FORWARD);
}

static void
mdg_referral_page_print_form (MdgPage *page)
{
  mdg_referral_page_print (MDG_REFERRAL_PAGE (page), FALSE);
}

static void
mdg_referral_page_dispose (GObject *object)
{
  MdgReferralPage *self = MDG_REFERRAL_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_REFERRAL_PAGE);
  g_clear_object (&self->changes);
  g_clear_object (&self->record);
  g_clear_object (&self->attachment);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mdg_referral_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, person);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, facts);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, strip);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, chips);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, panes);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, line_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, views_place);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, side_button);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, views);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, line);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, content);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, scan);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, side_pane);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, abuse);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, operations);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, ball);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, clocks);
  gtk_widget_class_bind_template_child (widget_class, MdgReferralPage, extras);
}

static void
mdg_referral_page_class_init (MdgReferralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_referral_page_dispose;
  MDG_PAGE_CLASS (klass)->focus_first = mdg_referral_page_focus_first;
  MDG_PAGE_CLASS (klass)->print = mdg_referral_page_print_form;

  g_type_ensure (MDG_TYPE_TWO_PANE);
  g_type_ensure (MDG_TYPE_SCAN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "referrals/mdg-referral-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "referral.do", "s", do_action);
  gtk_widget_class_install_action (widget_class, "referral.nth", "i", nth_action);
  gtk_widget_class_install_action (widget_class, "referral.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "referral.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "referral.show-side", NULL, show_pane_action);
  gtk_widget_class_install_action (widget_class, "referral.show-line", NULL, show_pane_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "referral.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "referral.redo", NULL);
  for (guint i = 1; i <= 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "referral.nth", "i", (int) i);
  mdg_referral_page_actions_install (widget_class);
}

static void
make_views (MdgReferralPage *self)
{
  self->view_choice = MDG_CHOICE (mdg_choice_new ());
  mdg_choice_append (self->view_choice, "line", C_ ("referral", "Time line"));
  mdg_choice_append (self->view_choice, "form", C_ ("referral", "Form"));
  mdg_choice_append (self->view_choice, "original", C_ ("referral", "Original"));
  mdg_choice_set_code (self->view_choice, "line");
  g_signal_connect_object (self->view_choice, "changed", G_CALLBACK (on_view_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->views_place, GTK_WIDGET (self->view_choice));
}

static void
mdg_referral_page_init (MdgReferralPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->strip), mdg_wrap_layout_new (4));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->chips), mdg_wrap_layout_new (6));
  make_views (self);
  mdg_two_pane_set_start (self->panes, self->line_pane);
  mdg_two_pane_set_end (self->panes, self->side_pane);
  mdg_two_pane_set_end_is_fixed (self->panes, TRUE);
  mdg_two_pane_set_position (self->panes, SIDE_WIDTH);
  g_signal_connect_object (self->panes, "notify::is-narrow", G_CALLBACK (on_narrow_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "wanted", G_CALLBACK (on_scan_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "attach", G_CALLBACK (on_scan_attach), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "dropped", G_CALLBACK (mdg_referral_page_attach), self, G_CONNECT_SWAPPED);
  mdg_page_add_pane (MDG_PAGE (self), self->side_pane);
  mdg_page_add_pane (MDG_PAGE (self), self->line_pane);
}

MdgReferralPage *
mdg_referral_page_new (MdgWorkspace *workspace)
{
  MdgReferralPage *self = g_object_new (MDG_TYPE_REFERRAL_PAGE, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  self->hands = MDG_HAND_RAISING_PANEL (mdg_hand_raising_panel_new (workspace));
  self->calls = MDG_SUPPORT_CALL_PANEL (mdg_support_call_panel_new (workspace));
  gtk_box_append (self->extras, GTK_WIDGET (self->hands));
  gtk_box_append (self->extras, GTK_WIDGET (self->calls));
  gtk_widget_set_visible (GTK_WIDGET (self->hands), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->calls), FALSE);
  start_changes (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  mdg_referral_page_actions_update (self);

  return self;
}

void
mdg_referral_page_show_referral (MdgReferralPage *self,
                                 const MdgUuid *uuid)
{
  g_return_if_fail (MDG_IS_REFERRAL_PAGE (self));

  if (!mdg_uuid_equal (&self->uuid, uuid))
    {
      start_changes (self);
      g_clear_object (&self->attachment);
      mdg_scan_view_set_name (self->scan, NULL);
    }
  self->uuid = *uuid;
  mdg_choice_set_code (self->view_choice, "line");
  on_view_chosen (self);
  mdg_two_pane_set_shows_end (self->panes, FALSE);
  reload (self);
}

/* The sheets that come back: the report of a visit, what a requester adds, how it goes. */
void
mdg_referral_page_enter_return (MdgReferralPage *self)
{
  static const MdgReferralOperation returns[] = { MDG_REFERRAL_RECORD_VISIT, MDG_REFERRAL_RERECEIVE, MDG_REFERRAL_ADVISE, MDG_REFERRAL_CONNECT, MDG_REFERRAL_PROGRESS };
  MdgReferralOperation operations[MDG_N_REFERRAL_OPERATIONS];
  guint n;

  g_return_if_fail (MDG_IS_REFERRAL_PAGE (self));

  n = list_operations (self, operations);
  for (guint i = 0; i < G_N_ELEMENTS (returns); i++)
    for (guint k = 0; k < n; k++)
      if (operations[k] == returns[i])
        {
          open_operation (self, returns[i]);
          return;
        }
}

MdgRecord *
mdg_referral_page_get_record (MdgReferralPage *self)
{
  g_return_val_if_fail (MDG_IS_REFERRAL_PAGE (self), NULL);

  return self->record;
}

MdgWorkspace *
mdg_referral_page_get_workspace (MdgReferralPage *self)
{
  return self->workspace;
}

MdgChangeStack *
mdg_referral_page_get_changes (MdgReferralPage *self)
{
  return self->changes;
}

void
mdg_referral_page_show_original (MdgReferralPage *self)
{
  mdg_choice_set_code (self->view_choice, "original");
  on_view_chosen (self);
}

void
mdg_referral_page_fail_original (MdgReferralPage *self,
                                 const char *reason)
{
  mdg_referral_page_show_original (self);
  mdg_scan_view_fail (self->scan, reason);
}
