#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-hand-raising-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-describe.h"
#include "mdg-hand-forms.h"
#include "mdg-hand-raises.h"
#include "mdg-report-hand-raising.h"
#include "mdg-report-preview.h"
#include "mdg-settings-save.h"
#include "mdg-window.h"
#include "mdg-wrap-layout.h"

struct _MdgHandRaisingPanel
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgUuid referral; /* nil: none */

  GtkBox *counts;
  GtkWidget *nothing;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MdgHandRaisingPanel, mdg_hand_raising_panel, GTK_TYPE_BOX)

gboolean
mdg_hand_raising_panel_serves (const char *kind)
{
  static const char *const kinds[] = { "broker", "absence", "twodr", "bed", NULL };

  return kind != NULL && g_strv_contains (kinds, kind);
}

static const char *
get_css_class (MdgHandStanding standing)
{
  switch (standing)
    {
    case MDG_HAND_CHOSEN:
    case MDG_HAND_RAISED:
      return "mdg-chip";
    case MDG_HAND_CONDITIONAL:
    case MDG_HAND_OVERDUE:
      return "mdg-caution";
    case MDG_HAND_WAITING:
    case MDG_HAND_DECLINED:
    case MDG_HAND_NONE:
    case MDG_N_HAND_STANDINGS:
    default:
      return "mdg-dim";
    }
}

static void
append (GString *text,
        const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", more);
}

static char *
dup_about (MdgHandRaisingPanel *self,
           MdgRecord *hand)
{
  g_autofree char *asked = mdg_describe_day (self->workspace, mdg_record_get_text (hand, MDG_HAND_RAISE_ASKED_AT));
  g_autofree char *way = mdg_describe_value (self->workspace, hand, MDG_HAND_RAISE_WAY);
  g_autofree char *replied = mdg_describe_day (self->workspace, mdg_record_get_text (hand, MDG_HAND_RAISE_REPLIED_ON));
  g_autofree char *due = mdg_describe_day (self->workspace, mdg_record_get_text (hand, MDG_HAND_RAISE_DUE));
  g_autofree char *refusal = mdg_describe_value (self->workspace, hand, MDG_HAND_RAISE_REFUSAL);
  g_autofree char *asked_text = g_strdup_printf (_ ("asked %s (%s)"), asked, way);
  g_autofree char *replied_text = *replied != '\0' ? g_strdup_printf (_ ("replied %s"), replied) : NULL;
  g_autofree char *due_text = *replied == '\0' && *due != '\0' ? g_strdup_printf (_ ("until %s"), due) : NULL;
  GString *text = g_string_new (asked_text);

  append (text, replied_text);
  append (text, due_text);
  append (text, refusal);
  append (text, mdg_record_get_text (hand, MDG_HAND_RAISE_WORDS));
  append (text, mdg_record_get_text (hand, MDG_HAND_RAISE_PHONE));

  return g_strdelimit (g_string_free (text, FALSE), "\n", ' ');
}

static void
add_choice (MdgHandRaisingPanel *self,
            GtkWidget *row,
            const char *uuid,
            const char *name,
            gboolean is_chosen)
{
  GtkWidget *button = gtk_button_new_with_label (is_chosen ? _ ("Take Out") : _ ("Choose"));
  /* Translators: %s is an agency or a doctor. */
  g_autofree char *label = g_strdup_printf (is_chosen ? _ ("Take %s out of the team") : _ ("Choose %s"), name);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), is_chosen ? "hands.drop" : "hands.choose");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_hand (MdgHandRaisingPanel *self,
          MdgRecord *hand)
{
  MdgHandStanding standing = mdg_hand_raises_get_standing (self->workspace, hand);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chip = gtk_label_new (mdg_hand_standing_get_label (standing));
  const char *name = mdg_record_get_text (hand, MDG_HAND_RAISE_NAME);
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (hand));
  g_autofree char *profession = mdg_describe_value (self->workspace, hand, MDG_HAND_RAISE_PROFESSION);
  g_autofree char *title = g_strdup_printf ("%s　%s", name, profession);
  g_autofree char *about = dup_about (self, hand);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_strchomp (title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, get_css_class (standing));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  if (standing <= MDG_HAND_CONDITIONAL)
    add_choice (self, row, uuid, name, standing == MDG_HAND_CHOSEN);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "hands.reply");
  gtk_list_box_append (self->list, row);
}

static void
show_counts (MdgHandRaisingPanel *self,
             const guint *n)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_box_remove (self->counts, child);
  for (guint i = 0; i < MDG_N_HAND_STANDINGS; i++)
    if (n[i] > 0)
      {
        /* Translators: how many of those asked stand so: "手上げ 2". */
        g_autofree char *text = g_strdup_printf (C_ ("hand", "%s %u"), mdg_hand_standing_get_label (i), n[i]);
        GtkWidget *label = gtk_label_new (text);

        gtk_widget_add_css_class (label, get_css_class (i));
        gtk_widget_add_css_class (label, "mdg-figures");
        gtk_box_append (self->counts, label);
      }
}

static void
update_actions (MdgHandRaisingPanel *self,
                const guint *n)
{
  static const char *const of_editing[] = { "hands.ask", "hands.ask-other", "hands.reply", "hands.choose", "hands.drop" };
  gboolean can_change = !mdg_workspace_is_read_only (self->workspace);
  guint n_all = 0;

  for (guint i = 0; i < MDG_N_HAND_STANDINGS; i++)
    n_all += n[i];
  for (guint i = 0; i < G_N_ELEMENTS (of_editing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_editing[i], can_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hands.no-answer", can_change && n[MDG_HAND_OVERDUE] > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hands.unmet", can_change && n[MDG_HAND_CHOSEN] + n[MDG_HAND_RAISED] + n[MDG_HAND_CONDITIONAL] == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hands.print", n_all > 0);
}

static void
reload (MdgHandRaisingPanel *self)
{
  g_autoptr (GPtrArray) hands = mdg_hand_raises_list (self->workspace, &self->referral, NULL);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int place = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  guint n[MDG_N_HAND_STANDINGS] = { 0 };
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; hands != NULL && i < hands->len; i++)
    {
      n[mdg_hand_raises_get_standing (self->workspace, hands->pdata[i])]++;
      add_hand (self, hands->pdata[i]);
    }
  if (place >= 0 && hands != NULL && hands->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (place, (int) hands->len - 1))));
  gtk_widget_set_visible (GTK_WIDGET (self->list), hands != NULL && hands->len > 0);
  gtk_widget_set_visible (self->nothing, hands == NULL || hands->len == 0);
  show_counts (self, n);
  update_actions (self, n);
}

static void
on_changed (MdgHandRaisingPanel *self)
{
  if (!mdg_uuid_is_nil (&self->referral))
    reload (self);
}

static void
ask_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgHandRaisingPanel *self = MDG_HAND_RAISING_PANEL (widget);

  if (g_str_equal (action_name, "hands.ask"))
    mdg_hand_forms_ask (widget, self->workspace, &self->referral);
  else if (g_str_equal (action_name, "hands.ask-other"))
    mdg_hand_forms_ask_other (widget, self->workspace, &self->referral);
  else
    mdg_hand_forms_unmet (widget, self->workspace, &self->referral);
}

static void
hand_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgHandRaisingPanel *self = MDG_HAND_RAISING_PANEL (widget);
  g_autoptr (MdgRecord) hand = NULL;
  GError *error = NULL;
  MdgChange *change;
  MdgUuid uuid;

  if (mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    hand = mdg_workspace_load (self->workspace, MDG_KIND_HAND_RAISE, &uuid, NULL);
  if (hand == NULL)
    return;
  if (g_str_equal (action_name, "hands.reply"))
    {
      mdg_hand_forms_reply (widget, self->workspace, hand);
      return;
    }

  change = mdg_hand_raises_new_chosen (self->workspace, hand, g_str_equal (action_name, "hands.choose"), &error);
  mdg_settings_save (widget, self->workspace, change, g_strdup (change != NULL ? _ (mdg_change_get_action (change)) : ""), error);
}

static void
no_answer_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgHandRaisingPanel *self = MDG_HAND_RAISING_PANEL (widget);
  GError *error = NULL;
  MdgChange *change = mdg_hand_raises_new_unanswered (self->workspace, &self->referral, &error);

  if (change != NULL || error != NULL)
    mdg_settings_save (widget, self->workspace, change, g_strdup (_ ("Put down as without answer")), error);
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgHandRaisingPanel *self = MDG_HAND_RAISING_PANEL (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GError) error = NULL;
  MdgReport *report = mdg_report_hand_raising_new (self->workspace, &self->referral, g_str_equal (action_name, "hands.print-call") ? MDG_HAND_PAPER_CALL : MDG_HAND_PAPER_TEAM, &error);

  if (report != NULL)
    mdg_report_preview_present (window, self->workspace, report);
  else
    mdg_window_toast (MDG_WINDOW (window), error->message);
}

static void
mdg_hand_raising_panel_dispose (GObject *object)
{
  g_clear_object (&MDG_HAND_RAISING_PANEL (object)->workspace);

  G_OBJECT_CLASS (mdg_hand_raising_panel_parent_class)->dispose (object);
}

static void
mdg_hand_raising_panel_class_init (MdgHandRaisingPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_hand_raising_panel_dispose;

  gtk_widget_class_install_action (widget_class, "hands.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "hands.ask-other", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "hands.unmet", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "hands.reply", "s", hand_action);
  gtk_widget_class_install_action (widget_class, "hands.choose", "s", hand_action);
  gtk_widget_class_install_action (widget_class, "hands.drop", "s", hand_action);
  gtk_widget_class_install_action (widget_class, "hands.no-answer", NULL, no_answer_action);
  gtk_widget_class_install_action (widget_class, "hands.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "hands.print-call", NULL, print_action);
}

static void
add_buttons (MdgHandRaisingPanel *self)
{
  static const struct
  {
    const char *label;
    const char *action;
  } buttons[] = {
    { N_ ("Ask Agencies…"), "hands.ask" },
    { N_ ("Ask Somebody Else…"), "hands.ask-other" },
    { N_ ("No Answer Came"), "hands.no-answer" },
    { N_ ("Nobody Is Available…"), "hands.unmet" },
    { N_ ("Print the Call…"), "hands.print-call" },
    { N_ ("Print the Team…"), "hands.print" },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (box, mdg_wrap_layout_new (6));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (buttons[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (GTK_BOX (self), box);
}

static void
mdg_hand_raising_panel_init (MdgHandRaisingPanel *self)
{
  GtkWidget *head = gtk_label_new (_ ("Hands raised"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "mdg-heading");
  gtk_box_append (GTK_BOX (self), head);
  self->counts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->counts), mdg_wrap_layout_new (6));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->counts));
  self->nothing = gtk_label_new (_ ("Nobody was asked yet. Whom one asked, when and how stands here, with what they answered; who is chosen is the team."));
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_add_css_class (self->nothing, "mdg-dim");
  gtk_box_append (GTK_BOX (self), self->nothing);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Who was asked"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  add_buttons (self);
}

GtkWidget *
mdg_hand_raising_panel_new (MdgWorkspace *workspace)
{
  MdgHandRaisingPanel *self = g_object_new (MDG_TYPE_HAND_RAISING_PANEL, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
mdg_hand_raising_panel_show (MdgHandRaisingPanel *self,
                             const MdgUuid *referral)
{
  g_return_if_fail (MDG_IS_HAND_RAISING_PANEL (self));

  self->referral = *referral;
  reload (self);
}
