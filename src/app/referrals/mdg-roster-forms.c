#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-roster-forms.h"

#include <glib/gi18n-lib.h>

#include "mdg-record-dialog.h"
#include "mdg-roster.h"
#include "mdg-two-doctors.h"

static const MdgFormField doctor_fields[] = {
  { MDG_DOCTOR_NAME, MDG_FORM_TEXT, N_ ("Full name") },
  { MDG_DOCTOR_KANA, MDG_FORM_TEXT, N_ ("Reading") },
  { MDG_DOCTOR_ROLE, MDG_FORM_CODE, N_ ("Kind") },
  { MDG_DOCTOR_SPECIALITIES, MDG_FORM_CODES, N_ ("Specialities") },
  { MDG_DOCTOR_AFFILIATION, MDG_FORM_TEXT, N_ ("Affiliation") },
  { MDG_DOCTOR_PHONE, MDG_FORM_PHONE, N_ ("Telephone") },
  { MDG_DOCTOR_MOBILE, MDG_FORM_PHONE, N_ ("Mobile telephone") },
  { MDG_DOCTOR_MAIL, MDG_FORM_TEXT, N_ ("Mail address") },
  { MDG_DOCTOR_REACH, MDG_FORM_TEXT, N_ ("Reached how") },
};

static const MdgFormField going_fields[] = {
  { MDG_DOCTOR_AREAS, MDG_FORM_AREAS, N_ ("Areas"), N_ ("None: the whole city") },
  { MDG_DOCTOR_WEEK_HOURS, MDG_FORM_HOURS, N_ ("Days and hours (月・木 13–15)"), N_ ("Several one after the other, as in 月・木 13–15、土 9–12; 祝 are holidays") },
};

static const MdgFormField term_fields[] = {
  { MDG_DOCTOR_IS_MEMBER, MDG_FORM_FLAG, N_ ("Member of the medical association") },
  { MDG_DOCTOR_HAS_EXPERIENCE, MDG_FORM_FLAG, N_ ("Experienced in home medical care") },
  { MDG_DOCTOR_REQUIREMENTS, MDG_FORM_TEXT, N_ ("Other requirements") },
  { MDG_DOCTOR_CHECKED_ON, MDG_FORM_DATE, N_ ("Requirements checked on") },
  { MDG_DOCTOR_SINCE, MDG_FORM_DATE, N_ ("Term from") },
  { MDG_DOCTOR_UNTIL, MDG_FORM_DUE, N_ ("Term until"), N_ ("Empty: without end") },
  { MDG_DOCTOR_NOTE, MDG_FORM_NOTE, N_ ("Note") },
};

static const MdgFormGroup doctor_groups[] = {
  { NULL, NULL, doctor_fields, G_N_ELEMENTS (doctor_fields) },
  { N_ ("Where and when he goes"), NULL, going_fields, G_N_ELEMENTS (going_fields) },
  { N_ ("Requirements and term"), NULL, term_fields, G_N_ELEMENTS (term_fields) },
};

static const MdgFormField duty_fields[] = {
  { MDG_DUTY_DOCTOR, MDG_FORM_REFERENCE, N_ ("Doctor") },
  { MDG_DUTY_DAY, MDG_FORM_DUE, N_ ("Day") },
  { MDG_DUTY_KIND, MDG_FORM_CODE, N_ ("Kind") },
  { MDG_DUTY_STARTS_AT, MDG_FORM_CLOCK, N_ ("From (13:00)"), N_ ("Both times empty: all day") },
  { MDG_DUTY_ENDS_AT, MDG_FORM_CLOCK, N_ ("To (15:00)") },
  { MDG_DUTY_PLACE, MDG_FORM_TEXT, N_ ("Place") },
  { MDG_DUTY_NOTE, MDG_FORM_TEXT, N_ ("Note") },
};

static const MdgFormGroup duty_groups[] = {
  { NULL, N_ ("A doctor is at one place at a time, within his term."), duty_fields, G_N_ELEMENTS (duty_fields) },
};

static const MdgFormField substitute_fields[] = {
  { MDG_DUTY_DOCTOR, MDG_FORM_REFERENCE, N_ ("Who takes the duty") },
  { MDG_DUTY_NOTE, MDG_FORM_TEXT, N_ ("Reason") },
};

static const MdgFormGroup substitute_groups[] = {
  { NULL, N_ ("Who had the duty first, and why it changed hands, stands with it."), substitute_fields, G_N_ELEMENTS (substitute_fields) },
};

static const MdgFormField attending_fields[] = {
  { MDG_ATTENDING_DOCTOR, MDG_FORM_REFERENCE, N_ ("From the roster"), N_ ("Fills in what is left empty below") },
  { MDG_ATTENDING_NAME, MDG_FORM_TEXT, N_ ("Full name") },
  { MDG_ATTENDING_AFFILIATION, MDG_FORM_TEXT, N_ ("Affiliation") },
  { MDG_ATTENDING_ROLE, MDG_FORM_CODE, N_ ("Part") },
  { MDG_ATTENDING_WEEK_HOURS, MDG_FORM_HOURS, N_ ("Days and hours (月–金 9–18)"), N_ ("Empty: at any time") },
  { MDG_ATTENDING_CONDITIONS, MDG_FORM_TEXT, N_ ("Diseases and conditions") },
  { MDG_ATTENDING_PHONE, MDG_FORM_PHONE, N_ ("Telephone") },
  { MDG_ATTENDING_REACH, MDG_FORM_TEXT, N_ ("Reached how") },
  { MDG_ATTENDING_CONSENT_ON, MDG_FORM_DATE, N_ ("Person consented on") },
  { MDG_ATTENDING_INFORMED_ON, MDG_FORM_DATE, N_ ("Care manager informed on") },
  { MDG_ATTENDING_NOTE, MDG_FORM_NOTE, N_ ("Note") },
};

static const MdgFormGroup attending_groups[] = {
  { NULL, N_ ("Who is called is worked out from the order, the days and hours, and who is away."), attending_fields, G_N_ELEMENTS (attending_fields) },
};

static const MdgFormField absence_fields[] = {
  { MDG_COVER_ABSENT_NAME, MDG_FORM_TEXT, N_ ("Doctor who is away") },
  { MDG_COVER_ABSENT_AFFILIATION, MDG_FORM_TEXT, N_ ("Affiliation") },
  { MDG_COVER_FROM_ON, MDG_FORM_DUE, N_ ("Away from") },
  { MDG_COVER_STARTS_AT, MDG_FORM_CLOCK, N_ ("From (13:00)") },
  { MDG_COVER_TO_ON, MDG_FORM_DUE, N_ ("Away until") },
  { MDG_COVER_ENDS_AT, MDG_FORM_CLOCK, N_ ("To (15:00)") },
  { MDG_COVER_PATIENTS, MDG_FORM_NUMBER, N_ ("Patients concerned") },
  { MDG_COVER_REASON, MDG_FORM_TEXT, N_ ("Reason") },
};

static const MdgFormField cover_fields[] = {
  { MDG_COVER_DOCTOR, MDG_FORM_REFERENCE, N_ ("From the roster"), N_ ("Fills in what is left empty below") },
  { MDG_COVER_NAME, MDG_FORM_TEXT, N_ ("Covered by"), N_ ("Empty: nobody yet") },
  { MDG_COVER_AFFILIATION, MDG_FORM_TEXT, N_ ("Affiliation") },
  { MDG_COVER_PHONE, MDG_FORM_PHONE, N_ ("Telephone") },
  { MDG_COVER_REACH, MDG_FORM_TEXT, N_ ("Reached how") },
  { MDG_COVER_AGREED_ON, MDG_FORM_DATE, N_ ("Agreed on") },
  { MDG_COVER_NOTE, MDG_FORM_NOTE, N_ ("Note") },
};

static const MdgFormGroup cover_groups[] = {
  { N_ ("Absence"), NULL, absence_fields, G_N_ELEMENTS (absence_fields) },
  { N_ ("Who covers"), NULL, cover_fields, G_N_ELEMENTS (cover_fields) },
};

static MdgChange *
compose_doctor (MdgWorkspace *workspace,
                MdgRecord *record,
                gpointer data,
                GError **error)
{
  return mdg_roster_new_doctor_saved (workspace, record, error);
}

static MdgChange *
compose_duty (MdgWorkspace *workspace,
              MdgRecord *record,
              gpointer data,
              GError **error)
{
  return mdg_roster_new_duty_saved (workspace, record, error);
}

static MdgChange *
compose_substitute (MdgWorkspace *workspace,
                    MdgRecord *record,
                    gpointer data,
                    GError **error)
{
  return mdg_roster_new_substitute (workspace, data, mdg_record_get_reference (record, MDG_DUTY_DOCTOR), mdg_record_get_text (record, MDG_DUTY_NOTE), error);
}

static MdgChange *
compose_attending (MdgWorkspace *workspace,
                   MdgRecord *record,
                   gpointer data,
                   GError **error)
{
  return mdg_two_doctors_new_saved (workspace, record, error);
}

static MdgChange *
compose_cover (MdgWorkspace *workspace,
               MdgRecord *record,
               gpointer data,
               GError **error)
{
  return mdg_covers_new_saved (workspace, record, error);
}

static void
present (GtkWidget *owner,
         MdgWorkspace *workspace,
         const char *title,
         const MdgFormGroup *groups,
         guint n_groups,
         MdgRecord *record,
         MdgRecordDialogCompose compose,
         MdgRecord *data)
{
  GtkWidget *dialog = mdg_record_dialog_new (owner, workspace, title, groups, n_groups, record);

  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose, data != NULL ? g_object_ref (data) : NULL, data != NULL ? g_object_unref : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mdg_roster_forms_edit_doctor (GtkWidget *owner,
                              MdgWorkspace *workspace,
                              MdgRecord *doctor)
{
  present (owner, workspace, mdg_record_is_stored (doctor) ? _ ("Support Doctor") : _ ("New Support Doctor"), doctor_groups, G_N_ELEMENTS (doctor_groups), doctor, compose_doctor, NULL);
}

void
mdg_roster_forms_edit_duty (GtkWidget *owner,
                            MdgWorkspace *workspace,
                            MdgRecord *duty)
{
  present (owner, workspace, mdg_record_is_stored (duty) ? _ ("Duty") : _ ("New Duty"), duty_groups, G_N_ELEMENTS (duty_groups), duty, compose_duty, NULL);
}

void
mdg_roster_forms_substitute (GtkWidget *owner,
                             MdgWorkspace *workspace,
                             MdgRecord *duty)
{
  g_autoptr (MdgRecord) handed = mdg_record_dup (duty);

  /* The note of the duty as it was is no reason of this change. */
  mdg_record_set_text (handed, MDG_DUTY_NOTE, NULL);
  present (owner, workspace, _ ("Another Doctor Takes the Duty"), substitute_groups, G_N_ELEMENTS (substitute_groups), handed, compose_substitute, duty);
}

void
mdg_roster_forms_edit_attending (GtkWidget *owner,
                                 MdgWorkspace *workspace,
                                 MdgRecord *attending)
{
  present (owner, workspace, mdg_record_is_stored (attending) ? _ ("Doctor of the Case") : _ ("New Doctor of the Case"), attending_groups, G_N_ELEMENTS (attending_groups), attending, compose_attending, NULL);
}

void
mdg_roster_forms_edit_cover (GtkWidget *owner,
                             MdgWorkspace *workspace,
                             MdgRecord *cover)
{
  present (owner, workspace, _ ("Cover While the Doctor Is Away"), cover_groups, G_N_ELEMENTS (cover_groups), cover, compose_cover, NULL);
}
