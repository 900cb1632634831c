#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-support-call-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-describe.h"
#include "mdg-hand-forms.h"
#include "mdg-settings-save.h"
#include "mdg-support-calls.h"

struct _MdgSupportCallPanel
{
  GtkBox parent_instance;

  MdgWorkspace *workspace;
  MdgUuid referral; /* nil: none */

  GtkWidget *nothing;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MdgSupportCallPanel, mdg_support_call_panel, GTK_TYPE_BOX)

gboolean
mdg_support_call_panel_serves (const char *kind)
{
  return g_strcmp0 (kind, "discharge") == 0;
}

static void
append (GString *text,
        const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", more);
}

static void
add_remove (GtkWidget *row,
            const char *uuid,
            const char *when)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is when the call was made. */
  g_autofree char *label = g_strdup_printf (_ ("Remove the call of %s"), when);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "calls.remove");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_call (MdgSupportCallPanel *self,
          MdgRecord *call)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (call));
  g_autofree char *when = mdg_describe_value (self->workspace, call, MDG_SUPPORT_CALL_CALLED_AT);
  g_autofree char *stage = mdg_describe_value (self->workspace, call, MDG_SUPPORT_CALL_STAGE);
  g_autofree char *result = mdg_describe_value (self->workspace, call, MDG_SUPPORT_CALL_RESULT);
  g_autofree char *next = mdg_describe_value (self->workspace, call, MDG_SUPPORT_CALL_NEXT_ON);
  g_autofree char *next_text = *next != '\0' ? g_strdup_printf (_ ("next call %s"), next) : NULL;
  g_autofree char *title = g_strdup_printf ("%s　%s　%s", when, stage, result);
  g_autoptr (GString) about = g_string_new (NULL);

  append (about, mdg_record_get_text (call, MDG_SUPPORT_CALL_WITH_WHOM));
  append (about, mdg_record_get_text (call, MDG_SUPPORT_CALL_TEXT));
  append (about, mdg_record_get_text (call, MDG_SUPPORT_CALL_INTRODUCED));
  append (about, next_text);
  g_string_replace (about, "\n", " ", 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  add_remove (row, uuid, when);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "calls.edit");
  gtk_list_box_append (self->list, row);
}

static void
reload (MdgSupportCallPanel *self)
{
  g_autoptr (GPtrArray) calls = mdg_support_calls_list (self->workspace, &self->referral, NULL);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; calls != NULL && i < calls->len; i++)
    add_call (self, calls->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), calls != NULL && calls->len > 0);
  gtk_widget_set_visible (self->nothing, calls == NULL || calls->len == 0);
}

static void
on_changed (MdgSupportCallPanel *self)
{
  if (!mdg_uuid_is_nil (&self->referral))
    reload (self);
}

static void
add_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgSupportCallPanel *self = MDG_SUPPORT_CALL_PANEL (widget);
  g_autoptr (MdgRecord) call = mdg_support_calls_new (self->workspace, &self->referral, NULL);

  if (call != NULL)
    mdg_hand_forms_edit_call (widget, self->workspace, call);
}

static void
call_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgSupportCallPanel *self = MDG_SUPPORT_CALL_PANEL (widget);
  g_autoptr (MdgRecord) call = NULL;
  MdgUuid uuid;

  if (mdg_uuid_parse (g_variant_get_string (parameter, NULL), &uuid))
    call = mdg_workspace_load (self->workspace, MDG_KIND_SUPPORT_CALL, &uuid, NULL);
  if (call != NULL && g_str_equal (action_name, "calls.edit"))
    mdg_hand_forms_edit_call (widget, self->workspace, call);
  else if (call != NULL)
    mdg_settings_save (widget, self->workspace, mdg_support_calls_new_removed (call), g_strdup (_ ("Call removed")), NULL);
}

static void
mdg_support_call_panel_dispose (GObject *object)
{
  g_clear_object (&MDG_SUPPORT_CALL_PANEL (object)->workspace);

  G_OBJECT_CLASS (mdg_support_call_panel_parent_class)->dispose (object);
}

static void
mdg_support_call_panel_class_init (MdgSupportCallPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_support_call_panel_dispose;

  gtk_widget_class_install_action (widget_class, "calls.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "calls.edit", "s", call_action);
  gtk_widget_class_install_action (widget_class, "calls.remove", "s", call_action);
}

static void
mdg_support_call_panel_init (MdgSupportCallPanel *self)
{
  GtkWidget *head = gtk_label_new (_ ("Calls after discharge"));
  GtkWidget *add = gtk_button_new_with_label (_ ("Note a Call…"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "mdg-heading");
  gtk_box_append (GTK_BOX (self), head);
  self->nothing = gtk_label_new (_ ("Nobody was called yet."));
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0);
  gtk_widget_add_css_class (self->nothing, "mdg-dim");
  gtk_box_append (GTK_BOX (self), self->nothing);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Calls after discharge"), -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "calls.add");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), add);
}

GtkWidget *
mdg_support_call_panel_new (MdgWorkspace *workspace)
{
  static const char *const of_editing[] = { "calls.add", "calls.edit", "calls.remove" };
  MdgSupportCallPanel *self = g_object_new (MDG_TYPE_SUPPORT_CALL_PANEL, NULL);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (of_editing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_editing[i], !mdg_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
mdg_support_call_panel_show (MdgSupportCallPanel *self,
                             const MdgUuid *referral)
{
  g_return_if_fail (MDG_IS_SUPPORT_CALL_PANEL (self));

  self->referral = *referral;
  reload (self);
}
