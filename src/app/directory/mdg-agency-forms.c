#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-agency-forms.h"

#include <glib/gi18n-lib.h>

#include "mdg-describe.h"
#include "mdg-directory-edit.h"
#include "mdg-record-dialog.h"

#define HOURS_TOOLTIP N_ ("As in 月-金 9:00-17:00、土 9:00-12:00; 24時間 for day and night")

static const MdgFormField name_fields[] = {
  { MDG_AGENCY_NAME, MDG_FORM_TEXT, N_ ("Name") },
  { MDG_AGENCY_KANA, MDG_FORM_TEXT, N_ ("Kana") },
  { MDG_AGENCY_KIND, MDG_FORM_CODE, N_ ("Kind") },
  { MDG_AGENCY_NUMBER, MDG_FORM_TEXT, N_ ("Office number"), N_ ("Ten digits; the same under all services of one agency") },
  { MDG_AGENCY_MEDICAL_CODE, MDG_FORM_TEXT, N_ ("Code of the medical institution") },
  { MDG_AGENCY_CORPORATION, MDG_FORM_TEXT, N_ ("Corporation") },
};

static const MdgFormField place_fields[] = {
  { MDG_AGENCY_POSTAL, MDG_FORM_TEXT, N_ ("Postal code") },
  { MDG_AGENCY_ADDRESS, MDG_FORM_TEXT, N_ ("Address"), N_ ("The area follows from it") },
  { MDG_AGENCY_BUILDING, MDG_FORM_TEXT, N_ ("Building") },
  { MDG_AGENCY_PHONE, MDG_FORM_PHONE, N_ ("Telephone") },
  { MDG_AGENCY_EXTENSION, MDG_FORM_TEXT, N_ ("Extension") },
  { MDG_AGENCY_FAX, MDG_FORM_PHONE, N_ ("FAX") },
  { MDG_AGENCY_MOBILE, MDG_FORM_PHONE, N_ ("Mobile"), N_ ("For the centre only") },
  { MDG_AGENCY_EMAIL, MDG_FORM_TEXT, N_ ("E-mail") },
  { MDG_AGENCY_URL, MDG_FORM_TEXT, N_ ("Web page") },
};

static const MdgFormField more_fields[] = {
  { MDG_AGENCY_HOURS, MDG_FORM_TEXT, N_ ("Hours"), HOURS_TOOLTIP },
  { MDG_AGENCY_HOURS_NOTE, MDG_FORM_NOTE, N_ ("Notes on the hours") },
  { MDG_AGENCY_DEPARTMENTS, MDG_FORM_NOTE, N_ ("Departments") },
  { MDG_AGENCY_BEDS, MDG_FORM_NUMBER, N_ ("Beds") },
  { MDG_AGENCY_STAFF_COUNT, MDG_FORM_NUMBER, N_ ("Number of care managers or staff") },
  { MDG_AGENCY_DISEASES, MDG_FORM_NOTE, N_ ("Main states and diseases") },
  { MDG_AGENCY_MESSAGE, MDG_FORM_NOTE, N_ ("Message"), N_ ("Stands in the handbooks") },
  { MDG_AGENCY_IS_WIDE, MDG_FORM_FLAG, N_ ("Used from other municipalities too") },
  { MDG_AGENCY_NOTE, MDG_FORM_NOTE, N_ ("Note for the centre") },
  { MDG_AGENCY_IS_CLOSED, MDG_FORM_FLAG, N_ ("Closed down") },
  { MDG_AGENCY_CLOSED_ON, MDG_FORM_DATE, N_ ("Closed on") },
};

static const MdgFormGroup agency_groups[] = {
  { NULL, NULL, name_fields, G_N_ELEMENTS (name_fields) },
  { N_ ("Where it is"), NULL, place_fields, G_N_ELEMENTS (place_fields) },
  { N_ ("What is known of it"), NULL, more_fields, G_N_ELEMENTS (more_fields) },
};

static const MdgFormField consent_fields[] = {
  { MDG_AGENCY_CONSENT, MDG_FORM_CODE, N_ ("Consent") },
  { MDG_AGENCY_CONSENT_ON, MDG_FORM_DATE, N_ ("Consent given on") },
  { MDG_AGENCY_CONSENT_BY, MDG_FORM_TEXT, N_ ("Consent given by") },
  { MDG_AGENCY_CONSENT_HOW, MDG_FORM_CODE, N_ ("Consent given by way of") },
  { MDG_AGENCY_CONSENT_UNTIL, MDG_FORM_DATE, N_ ("Consent until"), N_ ("Empty: until it is withdrawn") },
  { MDG_AGENCY_CONSENT_STAFF, MDG_FORM_REFERENCE, N_ ("Consent asked by") },
};

static const MdgFormGroup consent_groups[] = {
  { NULL, N_ ("Agencies without consent are left out of lists and handbooks that leave the centre, and counted there."), consent_fields, G_N_ELEMENTS (consent_fields) },
};

static const MdgFormField service_fields[] = {
  { MDG_AGENCY_SERVICE_SERVICE, MDG_FORM_CODE, N_ ("Service") },
  { MDG_AGENCY_SERVICE_HOURS, MDG_FORM_TEXT, N_ ("Hours"), HOURS_TOOLTIP },
  { MDG_AGENCY_SERVICE_IS_24H, MDG_FORM_FLAG, N_ ("Day and night") },
  { MDG_AGENCY_SERVICE_HOURS_NOTE, MDG_FORM_NOTE, N_ ("Notes on the hours") },
  { MDG_AGENCY_SERVICE_AREA_TEXT, MDG_FORM_NOTE, N_ ("Areas served"), N_ ("Towns and areas, with 、 between") },
  { MDG_AGENCY_SERVICE_CAPACITY, MDG_FORM_NUMBER, N_ ("Capacity") },
  { MDG_AGENCY_SERVICE_VACANCY, MDG_FORM_CODE, N_ ("Vacancy") },
  { MDG_AGENCY_SERVICE_VACANCY_COUNT, MDG_FORM_NUMBER, N_ ("Free places") },
  { MDG_AGENCY_SERVICE_VACANCY_TEXT, MDG_FORM_TEXT, N_ ("Notes on the vacancy") },
  { MDG_AGENCY_SERVICE_VACANCY_ON, MDG_FORM_DATE, N_ ("Vacancy as of") },
  { MDG_AGENCY_SERVICE_NOTE, MDG_FORM_NOTE, N_ ("Note") },
  { MDG_AGENCY_SERVICE_IS_CLOSED, MDG_FORM_FLAG, N_ ("Closed down") },
  { MDG_AGENCY_SERVICE_CLOSED_ON, MDG_FORM_DATE, N_ ("Closed on") },
};

static const MdgFormGroup service_groups[] = {
  { NULL, NULL, service_fields, G_N_ELEMENTS (service_fields) },
};

static const MdgFormField contact_fields[] = {
  { MDG_AGENCY_CONTACT_KIND, MDG_FORM_CODE, N_ ("Kind") },
  { MDG_AGENCY_CONTACT_NAME, MDG_FORM_TEXT, N_ ("Full name") },
  { MDG_AGENCY_CONTACT_ROLE, MDG_FORM_TEXT, N_ ("Role") },
  { MDG_AGENCY_CONTACT_METHOD, MDG_FORM_CODE, N_ ("Way of contact") },
  { MDG_AGENCY_CONTACT_HOURS, MDG_FORM_TEXT, N_ ("Hours"), HOURS_TOOLTIP },
  { MDG_AGENCY_CONTACT_PHONE, MDG_FORM_PHONE, N_ ("Telephone") },
  { MDG_AGENCY_CONTACT_EXTENSION, MDG_FORM_TEXT, N_ ("Extension") },
  { MDG_AGENCY_CONTACT_FAX, MDG_FORM_PHONE, N_ ("FAX") },
  { MDG_AGENCY_CONTACT_MOBILE, MDG_FORM_PHONE, N_ ("Mobile"), N_ ("For the centre only") },
  { MDG_AGENCY_CONTACT_EMAIL, MDG_FORM_TEXT, N_ ("E-mail") },
  { MDG_AGENCY_CONTACT_DISCLOSURE, MDG_FORM_CODE, N_ ("Disclosure") },
  { MDG_AGENCY_CONTACT_NOTE, MDG_FORM_NOTE, N_ ("Note") },
};

static const MdgFormGroup contact_groups[] = {
  { NULL, NULL, contact_fields, G_N_ELEMENTS (contact_fields) },
};

static const MdgFormField link_fields[] = {
  { MDG_AGENCY_LINK_KIND, MDG_FORM_CODE, N_ ("Kind") },
  { MDG_AGENCY_LINK_PARTNER_NAME, MDG_FORM_TEXT, N_ ("Name of the partner"), N_ ("One of the directory is found by its name") },
  { MDG_AGENCY_LINK_SINCE, MDG_FORM_DATE, N_ ("Since") },
  { MDG_AGENCY_LINK_RULE, MDG_FORM_NOTE, N_ ("Rule at night and on holidays") },
  { MDG_AGENCY_LINK_NOTE, MDG_FORM_NOTE, N_ ("Note") },
};

static const MdgFormGroup link_groups[] = {
  { NULL, NULL, link_fields, G_N_ELEMENTS (link_fields) },
};

static const MdgFormField ability_fields[] = {
  { MDG_AGENCY_ABILITY_ANSWER, MDG_FORM_CODE, N_ ("Answer") },
  { MDG_AGENCY_ABILITY_TEXT, MDG_FORM_TEXT, N_ ("Condition") },
  { MDG_AGENCY_ABILITY_ANSWERED_ON, MDG_FORM_DATE, N_ ("Answered on") },
  { MDG_AGENCY_ABILITY_ANSWERED_FROM, MDG_FORM_CODE, N_ ("Answered by way of") },
};

static const MdgFormGroup ability_groups[] = {
  { NULL, NULL, ability_fields, G_N_ELEMENTS (ability_fields) },
};

static MdgChange *
compose (MdgWorkspace *workspace,
         MdgRecord *record,
         gpointer data,
         GError **error)
{
  return mdg_directory_edit (workspace, record, error);
}

static void
present (GtkWidget *owner,
         MdgWorkspace *workspace,
         const char *title,
         const MdgFormGroup *groups,
         guint n_groups,
         MdgRecord *record)
{
  GtkWidget *dialog = mdg_record_dialog_new (owner, workspace, title, groups, n_groups, record);

  mdg_record_dialog_set_compose (MDG_RECORD_DIALOG (dialog), compose, NULL, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mdg_agency_forms_edit (GtkWidget *owner,
                       MdgWorkspace *workspace,
                       MdgRecord *agency)
{
  present (owner, workspace, mdg_record_is_stored (agency) ? _ ("Provider") : _ ("New Agency"), agency_groups, G_N_ELEMENTS (agency_groups), agency);
}

void
mdg_agency_forms_edit_consent (GtkWidget *owner,
                               MdgWorkspace *workspace,
                               MdgRecord *agency)
{
  present (owner, workspace, _ ("Consent to Show the Agency"), consent_groups, G_N_ELEMENTS (consent_groups), agency);
}

void
mdg_agency_forms_edit_service (GtkWidget *owner,
                               MdgWorkspace *workspace,
                               MdgRecord *service)
{
  present (owner, workspace, mdg_record_is_stored (service) ? _ ("Service") : _ ("New Service"), service_groups, G_N_ELEMENTS (service_groups), service);
}

void
mdg_agency_forms_edit_contact (GtkWidget *owner,
                               MdgWorkspace *workspace,
                               MdgRecord *contact)
{
  present (owner, workspace, mdg_record_is_stored (contact) ? _ ("Contact") : _ ("New Contact"), contact_groups, G_N_ELEMENTS (contact_groups), contact);
}

void
mdg_agency_forms_edit_link (GtkWidget *owner,
                            MdgWorkspace *workspace,
                            MdgRecord *link)
{
  g_autoptr (MdgRecord) shown = mdg_record_dup (link);
  const MdgUuid *partner = mdg_record_get_reference (link, MDG_AGENCY_LINK_PARTNER);
  g_autofree char *name = partner != NULL ? mdg_describe_record (workspace, MDG_KIND_AGENCY, partner) : NULL;

  if (name != NULL)
    mdg_record_set_text (shown, MDG_AGENCY_LINK_PARTNER_NAME, name);
  present (owner, workspace, mdg_record_is_stored (link) ? _ ("Partner") : _ ("New Partner"), link_groups, G_N_ELEMENTS (link_groups), shown);
}

void
mdg_agency_forms_edit_ability (GtkWidget *owner,
                               MdgWorkspace *workspace,
                               MdgRecord *ability)
{
  g_autofree char *title = mdg_describe_value (workspace, ability, MDG_AGENCY_ABILITY_PROC);

  present (owner, workspace, title, ability_groups, G_N_ELEMENTS (ability_groups), ability);
}
