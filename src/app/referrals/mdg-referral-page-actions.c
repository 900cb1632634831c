#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-attachments.h"
#include "mdg-dialogs.h"
#include "mdg-forms.h"
#include "mdg-record-dialog.h"
#include "mdg-referral-steps.h"
#include "mdg-referrals.h"
#include "mdg-report-preview.h"

static const MdgFormField pause_fields[] = {
  { MDG_REFERRAL_PAUSE_REASON, MDG_FORM_CODE, N_ ("Reason") },
  { MDG_REFERRAL_PAUSE_REASON_TEXT, MDG_FORM_TEXT, N_ ("In words") },
};
static const MdgFormGroup pause_groups[] = {
  { NULL, N_ ("The clock stands from today until you go on. The days in which it stood are told apart."), pause_fields, G_N_ELEMENTS (pause_fields) },
};

static const MdgFormField note_fields[] = {
  { MDG_REFERRAL_STEP_TEXT, MDG_FORM_NOTE, N_ ("Note") },
};
static const MdgFormGroup note_groups[] = {
  { NULL, NULL, note_fields, G_N_ELEMENTS (note_fields) },
};

static const MdgFormField owner_fields[] = {
  { MDG_REFERRAL_OWNER, MDG_FORM_REFERENCE, N_ ("Coordinator in charge") },
};
static const MdgFormGroup owner_groups[] = {
  { NULL, NULL, owner_fields, G_N_ELEMENTS (owner_fields) },
};

static const MdgFormField fax_fields[] = {
  { MDG_REFERRAL_FAX_STATE, MDG_FORM_CODE, N_ ("State of the FAX") },
  { MDG_REFERRAL_FAX_TO, MDG_FORM_TEXT, N_ ("Sent to") },
  { MDG_REFERRAL_FAX_REPLY_DUE, MDG_FORM_DATE, N_ ("Reply due on") },
  { MDG_REFERRAL_FAX_NOTE, MDG_FORM_TEXT, N_ ("Note") },
};
static const MdgFormGroup fax_groups[] = {
  { NULL, NULL, fax_fields, G_N_ELEMENTS (fax_fields) },
};

static const MdgFormField outcome_fields[] = {
  { MDG_REFERRAL_OUTCOME_SPAN, MDG_FORM_CODE, N_ ("When") },
  { MDG_REFERRAL_OUTCOME_OUTCOME, MDG_FORM_CODE, N_ ("Outcome") },
  { MDG_REFERRAL_OUTCOME_OUTCOME_ON, MDG_FORM_DATE, N_ ("Date") },
  { MDG_REFERRAL_OUTCOME_TEXT, MDG_FORM_TEXT, N_ ("In words") },
};
static const MdgFormGroup outcome_groups[] = {
  { NULL, NULL, outcome_fields, G_N_ELEMENTS (outcome_fields) },
};

static char *
dup_today (MdgReferralPage *self)
{
  MdgDate today;

  mdg_workspace_get_today (mdg_referral_page_get_workspace (self), &today);

  return mdg_date_dup_iso (&today);
}

static const MdgUuid *
get_uuid (MdgReferralPage *self)
{
  MdgRecord *record = mdg_referral_page_get_record (self);

  return record != NULL ? mdg_record_get_uuid (record) : NULL;
}

static MdgChange *
compose_pause (MdgWorkspace *workspace,
               MdgRecord *record,
               gpointer data,
               GError **error)
{
  return mdg_referrals_new_paused (workspace, mdg_record_get_reference (record, MDG_REFERRAL_PAUSE_REFERRAL), mdg_record_get_text (record, MDG_REFERRAL_PAUSE_REASON), mdg_record_get_text (record, MDG_REFERRAL_PAUSE_REASON_TEXT), error);
}

static MdgChange *
compose_note (MdgWorkspace *workspace,
              MdgRecord *record,
              gpointer data,
              GError **error)
{
  return mdg_referrals_new_note (workspace, mdg_record_get_reference (record, MDG_REFERRAL_STEP_REFERRAL), mdg_record_get_text (record, MDG_REFERRAL_STEP_TEXT), error);
}

static MdgChange *
compose_owner (MdgWorkspace *workspace,
               MdgRecord *record,
               gpointer data,
               GError **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();

  g_ptr_array_add (uuids, (gpointer) mdg_record_get_uuid (record));

  return mdg_referrals_new_assigned (workspace, uuids, mdg_record_get_reference (record, MDG_REFERRAL_OWNER), NULL, error);
}

/* The minute it went out is that of the note that it did. */
static MdgChange *
compose_fax (MdgWorkspace *workspace,
             MdgRecord *record,
             gpointer data,
             GError **error)
{
  g_autofree char *now = mdg_datetime_now ();

  if (mdg_record_is_empty (record, MDG_REFERRAL_FAX_SENT_AT) && !mdg_record_is_empty (record, MDG_REFERRAL_FAX_STATE))
    mdg_record_set_text (record, MDG_REFERRAL_FAX_SENT_AT, now);

  return mdg_referrals_new_saved (workspace, record, error);
}

static MdgChange *
compose_outcome (MdgWorkspace *workspace,
                 MdgRecord *record,
                 gpointer data,
                 GError **error)
{
  return mdg_referrals_new_outcome (workspace, mdg_record_get_reference (record, MDG_REFERRAL_OUTCOME_REFERRAL), mdg_record_get_text (record, MDG_REFERRAL_OUTCOME_SPAN), mdg_record_get_text (record, MDG_REFERRAL_OUTCOME_OUTCOME), mdg_record_get_text (record, MDG_REFERRAL_OUTCOME_OUTCOME_ON), mdg_record_get_text (record, MDG_REFERRAL_OUTCOME_TEXT), error);
}

static void
present (MdgReferralPage *self,
         const char *title,
         const MdgFormGroup *groups,
         MdgRecord *record,
         MdgRecordDialogCompose compose,
         const char *verb)
{
  GtkWidget *dialog = mdg_record_dialog_new (GTK_WIDGET (self), mdg_referral_page_get_workspace (self), title, groups, 1, record);

  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose, NULL, NULL);
  if (verb != NULL)
    mdg_record_dialog_set_verb (MDG_RECORD_DIALOG (dialog), verb);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pause_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  MdgReferralPage *self = MDG_REFERRAL_PAGE (widget);
  g_autoptr (MdgRecord) pause = MDG_RECORD (mdg_referral_pause_new ());
  g_autofree char *today = dup_today (self);

  mdg_record_set_reference (pause, MDG_REFERRAL_PAUSE_REFERRAL, get_uuid (self));
  mdg_record_set_text (pause, MDG_REFERRAL_PAUSE_FROM_ON, today);
  mdg_record_set_text (pause, MDG_REFERRAL_PAUSE_REASON, "absent");
  present (self, _ ("Pause"), pause_groups, pause, compose_pause, _ ("_Pause"));
}

static void
resume_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  mdg_referral_step_resume (mdg_referral_page_get_changes (MDG_REFERRAL_PAGE (widget)), get_uuid (MDG_REFERRAL_PAGE (widget)));
}

static void
note_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  MdgReferralPage *self = MDG_REFERRAL_PAGE (widget);
  g_autoptr (MdgRecord) step = MDG_RECORD (mdg_referral_step_new ());
  g_autofree char *now = mdg_datetime_now ();

  mdg_record_set_reference (step, MDG_REFERRAL_STEP_REFERRAL, get_uuid (self));
  mdg_record_set_text (step, MDG_REFERRAL_STEP_AT, now);
  mdg_record_set_text (step, MDG_REFERRAL_STEP_OPERATION, "note");
  present (self, _ ("Note"), note_groups, step, compose_note, NULL);
}

static void
assign_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  MdgReferralPage *self = MDG_REFERRAL_PAGE (widget);

  present (self, _ ("Hand Over"), owner_groups, mdg_referral_page_get_record (self), compose_owner, _ ("_Hand Over"));
}

static void
fax_action (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  MdgReferralPage *self = MDG_REFERRAL_PAGE (widget);

  present (self, _ ("FAX"), fax_groups, mdg_referral_page_get_record (self), compose_fax, NULL);
}

/* The nearer of the two times is offered. */
static void
outcome_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  MdgReferralPage *self = MDG_REFERRAL_PAGE (widget);
  MdgRecord *referral = mdg_referral_page_get_record (self);
  g_autoptr (MdgRecord) outcome = MDG_RECORD (mdg_referral_outcome_new ());
  g_autofree char *today = dup_today (self);
  const char *closed_on = mdg_record_get_text (referral, MDG_REFERRAL_CLOSED_ON);
  MdgDate closed;
  MdgDate now;
  gboolean is_long = closed_on != NULL && mdg_date_parse_iso (closed_on, &closed) && mdg_date_parse_iso (today, &now) && mdg_date_to_days (&now) - mdg_date_to_days (&closed) >= 60;

  mdg_record_set_reference (outcome, MDG_REFERRAL_OUTCOME_REFERRAL, get_uuid (self));
  mdg_record_set_text (outcome, MDG_REFERRAL_OUTCOME_SPAN, is_long ? "d90" : "d30");
  mdg_record_set_text (outcome, MDG_REFERRAL_OUTCOME_OUTCOME, "o15");
  mdg_record_set_text (outcome, MDG_REFERRAL_OUTCOME_OUTCOME_ON, today);
  present (self, _ ("What Became of It"), outcome_groups, outcome, compose_outcome, NULL);
}

static void
edit_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  char text[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (get_uuid (MDG_REFERRAL_PAGE (widget)), text);
  gtk_widget_activate_action (widget, "win.edit-referral", "s", text);
}

/* What may not go out by FAX is refused with the reason. */
void
mdg_referral_page_print (MdgReferralPage *self,
                         gboolean is_fax)
{
  MdgWorkspace *workspace = mdg_referral_page_get_workspace (self);
  MdgRecord *record = mdg_referral_page_get_record (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GPtrArray) referrals = g_ptr_array_new ();
  MdgFormsRequest request = { .fax = is_fax };
  g_autoptr (GError) error = NULL;
  MdgReport *report;

  if (record == NULL)
    return;

  g_ptr_array_add (referrals, record);
  report = mdg_forms_new_filled (workspace, referrals, &request, &error);
  if (report != NULL)
    mdg_report_preview_present (GTK_WINDOW (root), workspace, report);
  else
    mdg_dialog_tell (GTK_WINDOW (root), is_fax ? _ ("This form may not go out by FAX") : _ ("The form cannot be printed"), error->message);
}

static void
print_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  mdg_referral_page_print (MDG_REFERRAL_PAGE (widget), g_str_equal (action_name, "referral.print-fax"));
}

static void
show_case_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  MdgRecord *record = mdg_referral_page_get_record (MDG_REFERRAL_PAGE (widget));
  const MdgUuid *uuid = record != NULL ? mdg_record_get_reference (record, MDG_REFERRAL_CASE) : NULL;
  char text[MDG_UUID_STRING_SIZE];

  if (uuid == NULL)
    return;

  mdg_uuid_format (uuid, text);
  gtk_widget_activate_action (widget, "win.show-case", "s", text);
}

void
mdg_referral_page_attach (MdgReferralPage *self,
                          GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = path != NULL ? mdg_attachments_read_file (path, &error) : NULL;

  if (content == NULL)
    {
      mdg_referral_page_fail_original (self, error != NULL ? error->message : _ ("The file cannot be read."));
      return;
    }

  mdg_referral_page_show_original (self);
  mdg_referral_step_attach (mdg_referral_page_get_changes (self), get_uuid (self), name, content);
}

static void
choose_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (MdgReferralPage) self = user_data;
  g_autoptr (GFile) file = mdg_dialog_choose_file_finish (result, NULL);

  if (file != NULL && get_uuid (self) != NULL)
    mdg_referral_page_attach (self, file);
}

static void
attach_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  static const MdgFileFilter filters[] = {
    { N_ ("Scans"), "*.pdf;*.PDF;*.png;*.PNG;*.jpg;*.JPG;*.jpeg;*.JPEG" },
    { NULL },
  };

  mdg_dialog_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Attach the Original"), _ ("_Attach"), filters, NULL, NULL, NULL,
                                choose_cb, g_object_ref (widget));
}

void
mdg_referral_page_actions_update (MdgReferralPage *self)
{
  MdgRecord *record = mdg_referral_page_get_record (self);
  gboolean is_writable = record != NULL && !mdg_workspace_is_read_only (mdg_referral_page_get_workspace (self));
  MdgReferralState state = MDG_REFERRAL_DRAFT;
  gboolean is_open = record != NULL && mdg_referral_state_find (mdg_record_get_text (record, MDG_REFERRAL_STATUS), &state) && mdg_referral_state_is_open (state);
  gboolean is_paused = record != NULL && !mdg_record_is_empty (record, MDG_REFERRAL_PAUSED_ON);
  const struct
  {
    const char *name;
    gboolean is_enabled;
  } actions[] = {
    { "referral.edit", is_writable && is_open },
    { "referral.attach", is_writable },
    { "referral.note", is_writable },
    { "referral.assign", is_writable && is_open },
    { "referral.fax", is_writable && is_open },
    { "referral.pause", is_writable && is_open && !is_paused },
    { "referral.resume", is_writable && is_open && is_paused },
    { "referral.outcome", is_writable && state == MDG_REFERRAL_CLOSED },
    { "referral.print", record != NULL },
    { "referral.print-fax", record != NULL },
    { "referral.show-case", record != NULL && mdg_record_get_reference (record, MDG_REFERRAL_CASE) != NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, actions[i].is_enabled);
}

void
mdg_referral_page_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "referral.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "referral.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "referral.note", NULL, note_action);
  gtk_widget_class_install_action (widget_class, "referral.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "referral.fax", NULL, fax_action);
  gtk_widget_class_install_action (widget_class, "referral.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "referral.resume", NULL, resume_action);
  gtk_widget_class_install_action (widget_class, "referral.outcome", NULL, outcome_action);
  gtk_widget_class_install_action (widget_class, "referral.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "referral.print-fax", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "referral.show-case", NULL, show_case_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "referral.edit", NULL);
}
