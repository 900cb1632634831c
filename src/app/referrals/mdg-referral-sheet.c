#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-referral-sheet.h"

#include <glib/gi18n-lib.h>

#include "mdg-referral.h"

#define ROW MDG_PAPER_ROW
#define WIDE MDG_PAPER_WIDE

static const MdgPaperLine heading[] = {
  { MDG_REFERRAL_REQ_KIND, MDG_PAPER_BOX, ROW | WIDE | MDG_PAPER_HEADED, N_ ("Which of the two") },
  { MDG_REFERRAL_REQUESTED_ON, MDG_PAPER_DATE, MDG_PAPER_PLAIN, N_ ("Date of the request"), 10 },
  { MDG_REFERRAL_KIND, MDG_PAPER_CODE, ROW | WIDE, N_ ("Kind of referral") },
};

static const MdgPaperLine requester[] = {
  { MDG_REFERRAL_AFFILIATION, MDG_PAPER_TEXT, ROW | WIDE, N_ ("Affiliation"), 14 },
  { MDG_REFERRAL_REQUESTER_NAME, MDG_PAPER_TEXT, WIDE, N_ ("Full name"), 10 },
  { MDG_REFERRAL_PHONE, MDG_PAPER_PHONE, ROW | WIDE, N_ ("Tel."), 11 },
  { MDG_REFERRAL_FAX, MDG_PAPER_PHONE, WIDE, N_ ("Fax"), 11 },
  { MDG_REFERRAL_MOBILE, MDG_PAPER_PHONE, WIDE, N_ ("Mobile"), 11 },
};

static const MdgPaperLine person[] = {
  { MDG_REFERRAL_SUBJECT_NAME, MDG_PAPER_NAME, ROW | WIDE, N_ ("Full name"), 14, NULL, MDG_REFERRAL_SUBJECT_KANA },
  { MDG_REFERRAL_SEX, MDG_PAPER_BOX, MDG_PAPER_SHORT, N_ ("Sex"), 0, "m f unknown" },
  { MDG_REFERRAL_BIRTH, MDG_PAPER_AGE, MDG_PAPER_PLAIN, N_ ("Age"), 10, NULL, MDG_REFERRAL_AGE },
  { MDG_REFERRAL_ADDRESS, MDG_PAPER_TEXT, ROW | WIDE, N_ ("Address"), 24 },
  { MDG_REFERRAL_CARE_LEVEL, MDG_PAPER_BOX, ROW | WIDE | MDG_PAPER_SHORT, N_ ("Care level"), 0, "none s1 s2 k1 k2 k3 k4 k5 jiritsu sogo unknown" },
  { MDG_REFERRAL_CARE_FLAG, MDG_PAPER_BOX, ROW | WIDE | MDG_PAPER_SHORT, N_ ("Application under way") },
};

static const MdgPaperLine reasons[] = {
  { MDG_REFERRAL_REASONS, MDG_PAPER_BOXES, ROW | WIDE | MDG_PAPER_NUMBERED | MDG_PAPER_HEADED, N_ ("Reasons why support is needed") },
  { MDG_REFERRAL_REASON_TEXT, MDG_PAPER_TEXT, ROW | WIDE, N_ ("9 Other:"), 20 },
  { MDG_REFERRAL_REQUEST_TEXT, MDG_PAPER_NOTE, ROW | WIDE, N_ ("The request in detail (what the physician is to do)"), 6 },
};

static const MdgPaperLine medical[] = {
  { MDG_REFERRAL_HAS_DOCTOR, MDG_PAPER_BOX, ROW | MDG_PAPER_SHORT, N_ ("Family doctor"), 0, "yes no" },
  { MDG_REFERRAL_DOCTOR, MDG_PAPER_TEXT, WIDE, N_ ("Medical institution"), 14 },
  { MDG_REFERRAL_INSURANCE, MDG_PAPER_BOXES, ROW | WIDE | MDG_PAPER_SHORT, N_ ("Insurance") },
  { MDG_REFERRAL_INSURANCE_TEXT, MDG_PAPER_TEXT, ROW | WIDE, N_ ("Other insurance"), 14 },
  { MDG_REFERRAL_LIFE_HISTORY, MDG_PAPER_NOTE, ROW | WIDE, N_ ("Life history (work, interests, skills, ties to area and friends)"), 2 },
};

static const MdgPaperLine wishes[] = {
  { MDG_REFERRAL_HOUSEHOLD_KIND, MDG_PAPER_BOX, ROW | MDG_PAPER_SHORT | MDG_PAPER_NUMBERED, N_ ("Household") },
  { MDG_REFERRAL_HOUSEHOLD_TEXT, MDG_PAPER_TEXT, WIDE, N_ ("In detail"), 12 },
  { MDG_REFERRAL_FAMILY_VIEW, MDG_PAPER_NOTE, ROW | WIDE, N_ ("Wishes and background of the family"), 3 },
  { MDG_REFERRAL_HAS_MONEY_TROUBLE, MDG_PAPER_BOX, ROW | MDG_PAPER_SHORT, N_ ("Economic problems"), 0, "yes no" },
  { MDG_REFERRAL_MONEY_TEXT, MDG_PAPER_TEXT, WIDE, N_ ("Which"), 14 },
};

static const MdgPaperLine centre[] = {
  { MDG_REFERRAL_RECEIVED_AT, MDG_PAPER_TIME, ROW, N_ ("Received"), 16 },
  { MDG_REFERRAL_RECEIVED_BY, MDG_PAPER_CODE, WIDE, N_ ("By") },
  { MDG_REFERRAL_RECEIVER, MDG_PAPER_STAFF, WIDE, N_ ("Received by") },
  { MDG_REFERRAL_BINDER, MDG_PAPER_TEXT, ROW, N_ ("Binder number"), 8 },
  { MDG_REFERRAL_FORM_SERIAL, MDG_PAPER_TEXT, MDG_PAPER_PLAIN, N_ ("Serial of the blank form"), 12 },
  { MDG_REFERRAL_PROFESSION, MDG_PAPER_CODE, ROW | WIDE, N_ ("Profession of the requester") },
  { MDG_REFERRAL_AFFIL_KIND, MDG_PAPER_CODE, ROW | WIDE, N_ ("Kind of affiliation") },
  { MDG_REFERRAL_MAIL, MDG_PAPER_TEXT, ROW | WIDE, N_ ("E-mail"), 16 },
  { MDG_REFERRAL_TARGETS, MDG_PAPER_BOXES, ROW | WIDE | MDG_PAPER_SHORT, N_ ("Whom it is for") },
  { MDG_REFERRAL_IS_UNSHAREABLE, MDG_PAPER_FLAG, ROW, N_ ("Not to be shared") },
  { MDG_REFERRAL_UNSHAREABLE_NOTE, MDG_PAPER_TEXT, WIDE, N_ ("With whom, or why"), 12 },
};

static const MdgPaperBlock blocks[] = {
  { N_ ("Request form"), heading, G_N_ELEMENTS (heading) },
  { N_ ("Person asking"), requester, G_N_ELEMENTS (requester) },
  { N_ ("Person concerned"), person, G_N_ELEMENTS (person) },
  { N_ ("Reasons why support is needed"), reasons, G_N_ELEMENTS (reasons) },
  { N_ ("Medical information"), medical, G_N_ELEMENTS (medical) },
  { N_ ("Wishes and living conditions"), wishes, G_N_ELEMENTS (wishes) },
  { N_ ("Entries of the centre"), centre, G_N_ELEMENTS (centre) },
};

void
mdg_referral_sheet_add (MdgPaperForm *form,
                        MdgRecord *referral)
{
  mdg_paper_form_add (form, referral, blocks, G_N_ELEMENTS (blocks));
}
