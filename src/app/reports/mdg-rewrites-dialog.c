#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-rewrites-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-app-paths.h"
#include "mdg-drop-down.h"
#include "mdg-ime-guard.h"
#include "mdg-rewrite-card.h"

struct _MdgRewritesDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkBox *signer;
  GtkBox *cards;

  MdgWorkspace *workspace;
  MdgReport *report; /* may be NULL */
  GPtrArray *staff;  /* in the order of the choice */
  GtkEntry *reason;  /* NULL while nothing stops the sheet */
};

G_DEFINE_FINAL_TYPE (MdgRewritesDialog, mdg_rewrites_dialog, ADW_TYPE_WINDOW)

static void refresh (MdgRewritesDialog *self);

static void
say (MdgRewritesDialog *self,
     const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
save_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (MdgRewritesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = mdg_workspace_save_finish (MDG_WORKSPACE (source), result, &error);

  /* Closed meanwhile. */
  if (self->workspace == NULL)
    return;
  say (self, saved ? _ ("Signed. Another member of staff has to sign as well, unless two have.") : error->message);
  refresh (self);
}

static void
on_signed (MdgRewritesDialog *self,
           MdgChange *change)
{
  mdg_workspace_save_async (self->workspace, change, NULL, save_cb, g_object_ref (self));
}

static void
add_line (MdgRewritesDialog *self,
          const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->cards, label);
}

static void
add_card (MdgRewritesDialog *self,
          GtkWidget *card)
{
  g_signal_connect_object (card, "signed", G_CALLBACK (on_signed), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->cards, card);
}

/* A text that has one of the words that stop the sheet. */
static gboolean
is_blocked (const MdgReleaseText *text,
            GPtrArray *findings)
{
  for (guint i = 0; text->printed != NULL && i < findings->len; i++)
    {
      const MdgLeak *leak = ((const MdgReportFinding *) findings->pdata[i])->leak;

      if (leak->severity == MDG_LEAK_BLOCKED && strstr (text->printed, leak->word) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Written for this sheet and not checked yet: stands among those that wait. */
static gboolean
is_waiting (MdgRewritesDialog *self,
            const MdgReleaseText *text)
{
  gboolean waits = FALSE;
  g_autofree char *signed_text = mdg_rewrites_dup_text (self->workspace, mdg_report_get_version (self->report), text->target, &text->uuid, text->field, text->source, &waits);

  return waits || (text->printed == NULL && signed_text != NULL);
}

static void
add_missing (MdgRewritesDialog *self,
             GPtrArray *findings)
{
  MdgReleaseTexts *texts = mdg_report_get_texts (self->report);
  GPtrArray *list = texts != NULL ? mdg_release_texts_list (texts) : NULL;
  gboolean has_head = FALSE;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const MdgReleaseText *text = list->pdata[i];

      if (is_waiting (self, text) || (text->printed != NULL && !is_blocked (text, findings)))
        continue;
      if (!has_head)
        add_line (self, _ ("Texts of this sheet to be written anew"), "mdg-heading");
      has_head = TRUE;
      add_card (self, mdg_rewrite_card_new (self->workspace, mdg_report_get_version (self->report), text));
    }
}

static void
release_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgRewritesDialog *self = MDG_REWRITES_DIALOG (widget);
  g_autofree char *reason = self->reason != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)))) : NULL;

  if (reason == NULL || *reason == '\0')
    return;
  if (mdg_workspace_get_staff (self->workspace) == NULL)
    {
      say (self, _ ("Only a member of staff who is named can release a sheet against a rule. Nothing was given out."));
      return;
    }

  mdg_report_set_override (self->report, reason);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_reason_changed (MdgRewritesDialog *self)
{
  g_autofree char *reason = self->reason != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)))) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rewrites.release", reason != NULL && *reason != '\0');
}

static void
add_reason (MdgRewritesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Release for This Reason"));

  self->reason = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->reason, _ ("Reason to release it all the same"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason to release it all the same"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->reason), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "rewrites.release");
  gtk_widget_add_css_class (button, "destructive-action");
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (on_reason_changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (self->cards, box);
}

/* Page, line and word of all that stops the sheet, and what may stand there. */
static GPtrArray *
add_findings (MdgRewritesDialog *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = mdg_report_check (self->report, self->workspace, &error);
  g_autofree char *blocked = findings != NULL ? mdg_report_format_findings (findings, MDG_LEAK_BLOCKED) : NULL;
  g_autofree char *warnings = findings != NULL ? mdg_report_format_findings (findings, MDG_LEAK_WARNING) : NULL;

  if (findings == NULL)
    {
      say (self, error->message);
      return g_ptr_array_new ();
    }
  if (blocked != NULL)
    {
      add_line (self, _ ("Somebody could be recognised by this sheet"), "mdg-late");
      add_line (self, blocked, "mdg-figures");
      add_line (self, _ ("Write the texts below anew, or change these words where they were typed: in the title, the set of cases, the meeting."), "mdg-dim");
      add_reason (self);
    }
  if (warnings != NULL)
    {
      add_line (self, _ ("Words that may be names"), "mdg-heading");
      add_line (self, warnings, "mdg-figures");
    }

  return findings;
}

static void
add_waiting (MdgRewritesDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rewrites = mdg_rewrites_list_waiting (self->workspace, &error);

  if (rewrites == NULL)
    {
      say (self, error->message);
      return;
    }
  if (rewrites->len > 0)
    add_line (self, _ ("Waiting for a second signature"), "mdg-heading");
  for (guint i = 0; i < rewrites->len; i++)
    {
      const MdgUuid *uuid;

      if (mdg_rewrites_get_target (rewrites->pdata[i], &uuid) != 0)
        add_card (self, mdg_rewrite_card_new_for (self->workspace, rewrites->pdata[i]));
    }
}

static void
refresh (MdgRewritesDialog *self)
{
  GtkWidget *child;

  self->reason = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  if (self->report != NULL)
    {
      g_autoptr (GPtrArray) findings = add_findings (self);

      add_missing (self, findings);
    }
  add_waiting (self);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->cards)) == NULL)
    add_line (self, self->report != NULL ? _ ("Nothing stops this sheet, and it lacks no text.") : _ ("No text for others waits."), "mdg-dim");
  on_reason_changed (self);
  /* What had the keys may be gone. */
  if (!gtk_widget_child_focus (GTK_WIDGET (self->cards), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
on_signer_selected (GtkDropDown *choice,
                    GParamSpec *pspec,
                    MdgRewritesDialog *self)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (selected > 0 && selected <= self->staff->len)
    mdg_workspace_set_staff (self->workspace, self->staff->pdata[selected - 1]);
}

/* The first is nobody, for a desk where nobody has said who they are. */
static void
add_signer (MdgRewritesDialog *self)
{
  MdgStaff *now = mdg_workspace_get_staff (self->workspace);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkDropDown *choice;
  guint selected = 0;

  gtk_string_list_append (names, _ ("Choose who you are"));
  for (guint i = 0; i < self->staff->len; i++)
    {
      gtk_string_list_append (names, mdg_record_get_text (self->staff->pdata[i], MDG_STAFF_NAME));
      if (now != NULL && mdg_uuid_equal (mdg_record_get_uuid (self->staff->pdata[i]), mdg_record_get_uuid (MDG_RECORD (now))))
        selected = i + 1;
    }
  choice = mdg_drop_down_add (self->signer, names, _ ("Who signs"));
  gtk_drop_down_set_selected (choice, selected);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_signer_selected), self);
}

static void
mdg_rewrites_dialog_dispose (GObject *object)
{
  MdgRewritesDialog *self = MDG_REWRITES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_REWRITES_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->report);
  g_clear_pointer (&self->staff, g_ptr_array_unref);

  G_OBJECT_CLASS (mdg_rewrites_dialog_parent_class)->dispose (object);
}

static void
mdg_rewrites_dialog_class_init (MdgRewritesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_rewrites_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "reports/mdg-rewrites-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgRewritesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, MdgRewritesDialog, signer);
  gtk_widget_class_bind_template_child (widget_class, MdgRewritesDialog, cards);
  gtk_widget_class_install_action (widget_class, "rewrites.release", NULL, release_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mdg_rewrites_dialog_init (MdgRewritesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdg_ime_guard_attach (GTK_WINDOW (self));
}

GtkWidget *
mdg_rewrites_dialog_new (GtkWindow *parent,
                         MdgWorkspace *workspace,
                         MdgReport *report)
{
  MdgRewritesDialog *self = g_object_new (MDG_TYPE_REWRITES_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->report = report != NULL ? g_object_ref (report) : NULL;
  self->staff = mdg_workspace_list (workspace, MDG_KIND_STAFF, NULL);
  if (self->staff == NULL)
    self->staff = g_ptr_array_new ();
  add_signer (self);
  refresh (self);

  return GTK_WIDGET (self);
}
