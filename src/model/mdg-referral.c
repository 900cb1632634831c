#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-referral.h"

#include <glib/gi18n-lib.h>

struct _MdgReferral
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgReferral, mdg_referral, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "number", N_ ("Number of the referral"), MDG_FIELD_TEXT, MDG_FIELD_ISSUED },
  { "kind", N_ ("Kind of referral"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "ref_kind" },
  { "status", N_ ("State"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "ref_state" },
  { "form_serial", N_ ("Serial of the blank form"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "req_kind", N_ ("Outreach or consultation"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "req_kind" },
  { "requested_on", N_ ("Requested on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "consulter", N_ ("Requester"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CONSULTER },
  { "affiliation", N_ ("Affiliation of the requester"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "affil_kind", N_ ("Kind of affiliation"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "affil_kind" },
  { "requester_name", N_ ("Name of the requester"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "profession", N_ ("Profession of the requester"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "profession" },
  { "phone", N_ ("Telephone of the requester"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "fax", N_ ("FAX of the requester"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "mobile", N_ ("Mobile telephone of the requester"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "mail", N_ ("E-mail of the requester"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "subject", N_ ("Person concerned"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_SUBJECT },
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE },
  { "consultation", N_ ("Consultation it comes from"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CONSULTATION },
  { "subject_name", N_ ("Name of the person"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "subject_kana", N_ ("Kana of the person"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "sex", N_ ("Sex"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "sex" },
  { "birth", N_ ("Birth date"), MDG_FIELD_DATE, MDG_FIELD_IDENTIFYING },
  { "age", N_ ("Age"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN, .min = 0, .max = 129 },
  { "address", N_ ("Address"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "area", N_ ("Area"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AREA },
  { "care_level", N_ ("Care level"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "care_level" },
  { "care_flag", N_ ("Application under way"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "care_flag" },
  { "reasons", N_ ("Reasons for support"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "reason9" },
  { "reason_text", N_ ("Other reason"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "targets", N_ ("Whom outreach is for"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "target" },
  { "request_text", N_ ("What the physician is asked to do"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "has_doctor", N_ ("Family doctor"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "yes_no" },
  { "doctor", N_ ("Family doctor (name)"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "insurance", N_ ("Insurance"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "insurance" },
  { "insurance_text", N_ ("Other insurance"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "life_history", N_ ("Life history"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "household_kind", N_ ("Household type"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "household" },
  { "household_sub", N_ ("Household type in detail"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "household_sub" },
  { "household_text", N_ ("Household in words"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "family_view", N_ ("Wishes and background of the family"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "has_money_trouble", N_ ("Economic problems"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "yes_no" },
  { "money_text", N_ ("Economic problems in words"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "extra", N_ ("Added lines of the form"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "household_snapshot", N_ ("Household as it was on sending"), MDG_FIELD_NOTE, MDG_FIELD_IDENTIFYING },
  { "received_at", N_ ("Received"), MDG_FIELD_DATETIME, MDG_FIELD_PLAIN },
  { "received_by", N_ ("Way of arrival"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "channel" },
  { "receiver", N_ ("Received by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "binder", N_ ("Binder number of the original"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "owner", N_ ("Coordinator in charge"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "need", N_ ("Need"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "need" },
  { "urgency", N_ ("Urgency"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "urgency" },
  { "decided_by", N_ ("Decided by"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "decided_on", N_ ("Decided on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "consent", N_ ("Consent of the person or family"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "ref_consent" },
  { "consent_reason", N_ ("Why there is no consent"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "consent_on", N_ ("Consent on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "responder_uuid", N_ ("Doctor or agency in the directory"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "responder_name", N_ ("Doctor or agency that answers"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "chosen", N_ ("Doctors or agencies chosen"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "unmet", N_ ("Why nobody is available"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "unmet" },
  { "unmet_text", N_ ("Why nobody is available, in words"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "outreach_kind", N_ ("Kind of outreach"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "outreach_kind" },
  { "adviser_uuid", N_ ("Adviser in the directory"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "adviser", N_ ("Adviser"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "advised_on", N_ ("Advised on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "advice", N_ ("Advice"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "ball", N_ ("Who has to act"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "ref_ball" },
  { "ball_text", N_ ("Who has to act, in words"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "next_what", N_ ("Next action"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "next_due", N_ ("Next due"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "clock_due", N_ ("End of the term"), MDG_FIELD_DATETIME, MDG_FIELD_PLAIN },
  { "paused_on", N_ ("Paused since"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "reschedules", N_ ("Times the date was moved"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN, .min = 0, .max = 999 },
  { "fax_state", N_ ("State of the FAX"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "fax_state" },
  { "fax_to", N_ ("FAX sent to"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "fax_sent_at", N_ ("FAX sent"), MDG_FIELD_DATETIME, MDG_FIELD_PLAIN },
  { "fax_reply_due", N_ ("Reply to the FAX due"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "fax_note", N_ ("Note on the FAX"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "guided_to", N_ ("Guided to"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "discharged_on", N_ ("Discharged on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "readmitted_on", N_ ("Admitted again on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "summary", N_ ("Summary at closing"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "no_classification", N_ ("No classification needed because"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "closed_on", N_ ("Closed on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "is_unshareable", N_ ("Not to be shared"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "unshareable_note", N_ ("Not to be shared with"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "void_reason", N_ ("Reason of voiding"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_REFERRAL_N_FIELDS);

const MdgRecordInfo mdg_referral_info = { MDG_KIND_REFERRAL, "referral", N_ ("Referral"), fields, MDG_REFERRAL_N_FIELDS };

static void
mdg_referral_class_init (MdgReferralClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_referral_info);
}

static void
mdg_referral_init (MdgReferral *self)
{
}

MdgReferral *
mdg_referral_new (void)
{
  return g_object_new (MDG_TYPE_REFERRAL, NULL);
}
