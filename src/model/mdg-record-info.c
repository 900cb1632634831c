#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-record-private.h"

#include "mdg-agency-ability.h"
#include "mdg-agency-contact.h"
#include "mdg-agency-link.h"
#include "mdg-agency-service.h"
#include "mdg-agency-source.h"
#include "mdg-agency.h"
#include "mdg-agenda-item.h"
#include "mdg-area.h"
#include "mdg-attachment.h"
#include "mdg-attendance.h"
#include "mdg-attending.h"
#include "mdg-board-member.h"
#include "mdg-boundary.h"
#include "mdg-case-issue.h"
#include "mdg-case-letter.h"
#include "mdg-case-set-member.h"
#include "mdg-case-set.h"
#include "mdg-case.h"
#include "mdg-centre.h"
#include "mdg-consultation.h"
#include "mdg-consulter.h"
#include "mdg-contact.h"
#include "mdg-cover.h"
#include "mdg-crosswalk.h"
#include "mdg-cycle-step.h"
#include "mdg-cycle.h"
#include "mdg-decision.h"
#include "mdg-doctor.h"
#include "mdg-duty.h"
#include "mdg-finding.h"
#include "mdg-follow-up.h"
#include "mdg-hand-raise.h"
#include "mdg-household.h"
#include "mdg-issue-source.h"
#include "mdg-measure-review.h"
#include "mdg-measure-source.h"
#include "mdg-measure.h"
#include "mdg-meeting.h"
#include "mdg-memo.h"
#include "mdg-person.h"
#include "mdg-raised-issue.h"
#include "mdg-range-proposal.h"
#include "mdg-referral-item.h"
#include "mdg-referral-outcome.h"
#include "mdg-referral-pause.h"
#include "mdg-referral-scale.h"
#include "mdg-referral-step.h"
#include "mdg-referral-visit.h"
#include "mdg-referral.h"
#include "mdg-release-copy.h"
#include "mdg-release.h"
#include "mdg-rewrite.h"
#include "mdg-saved-table.h"
#include "mdg-share-sheet.h"
#include "mdg-staff.h"
#include "mdg-subject.h"
#include "mdg-support-call.h"
#include "mdg-term.h"
#include "mdg-town.h"
#include "mdg-visiting-range.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const MdgRecordInfo *info;
  GType (*get_type) (void);
} Entry;

static const Entry entries[MDG_N_KINDS] = {
  [MDG_KIND_CENTRE] = { &mdg_centre_info, mdg_centre_get_type },
  [MDG_KIND_AREA] = { &mdg_area_info, mdg_area_get_type },
  [MDG_KIND_TOWN] = { &mdg_town_info, mdg_town_get_type },
  [MDG_KIND_STAFF] = { &mdg_staff_info, mdg_staff_get_type },
  [MDG_KIND_TERM] = { &mdg_term_info, mdg_term_get_type },
  [MDG_KIND_HOUSEHOLD] = { &mdg_household_info, mdg_household_get_type },
  [MDG_KIND_SUBJECT] = { &mdg_subject_info, mdg_subject_get_type },
  [MDG_KIND_PERSON] = { &mdg_person_info, mdg_person_get_type },
  [MDG_KIND_CONSULTER] = { &mdg_consulter_info, mdg_consulter_get_type },
  [MDG_KIND_CASE] = { &mdg_case_info, mdg_case_get_type },
  [MDG_KIND_CONSULTATION] = { &mdg_consultation_info, mdg_consultation_get_type },
  [MDG_KIND_CONTACT] = { &mdg_contact_info, mdg_contact_get_type },
  [MDG_KIND_FOLLOW_UP] = { &mdg_follow_up_info, mdg_follow_up_get_type },
  [MDG_KIND_MEMO] = { &mdg_memo_info, mdg_memo_get_type },
  [MDG_KIND_CASE_ISSUE] = { &mdg_case_issue_info, mdg_case_issue_get_type },
  [MDG_KIND_FINDING] = { &mdg_finding_info, mdg_finding_get_type },
  [MDG_KIND_CASE_SET] = { &mdg_case_set_info, mdg_case_set_get_type },
  [MDG_KIND_CASE_SET_MEMBER] = { &mdg_case_set_member_info, mdg_case_set_member_get_type },
  [MDG_KIND_SHARE_SHEET] = { &mdg_share_sheet_info, mdg_share_sheet_get_type },
  [MDG_KIND_BOARD_MEMBER] = { &mdg_board_member_info, mdg_board_member_get_type },
  [MDG_KIND_CYCLE] = { &mdg_cycle_info, mdg_cycle_get_type },
  [MDG_KIND_CYCLE_STEP] = { &mdg_cycle_step_info, mdg_cycle_step_get_type },
  [MDG_KIND_MEETING] = { &mdg_meeting_info, mdg_meeting_get_type },
  [MDG_KIND_ATTENDANCE] = { &mdg_attendance_info, mdg_attendance_get_type },
  [MDG_KIND_RAISED_ISSUE] = { &mdg_raised_issue_info, mdg_raised_issue_get_type },
  [MDG_KIND_ISSUE_SOURCE] = { &mdg_issue_source_info, mdg_issue_source_get_type },
  [MDG_KIND_MEASURE] = { &mdg_measure_info, mdg_measure_get_type },
  [MDG_KIND_MEASURE_SOURCE] = { &mdg_measure_source_info, mdg_measure_source_get_type },
  [MDG_KIND_DECISION] = { &mdg_decision_info, mdg_decision_get_type },
  [MDG_KIND_MEASURE_REVIEW] = { &mdg_measure_review_info, mdg_measure_review_get_type },
  [MDG_KIND_AGENDA_ITEM] = { &mdg_agenda_item_info, mdg_agenda_item_get_type },
  [MDG_KIND_CASE_LETTER] = { &mdg_case_letter_info, mdg_case_letter_get_type },
  [MDG_KIND_REWRITE] = { &mdg_rewrite_info, mdg_rewrite_get_type },
  [MDG_KIND_RELEASE] = { &mdg_release_info, mdg_release_get_type },
  [MDG_KIND_RELEASE_COPY] = { &mdg_release_copy_info, mdg_release_copy_get_type },
  [MDG_KIND_SAVED_TABLE] = { &mdg_saved_table_info, mdg_saved_table_get_type },
  [MDG_KIND_CROSSWALK] = { &mdg_crosswalk_info, mdg_crosswalk_get_type },
  [MDG_KIND_DOCTOR] = { &mdg_doctor_info, mdg_doctor_get_type },
  [MDG_KIND_DUTY] = { &mdg_duty_info, mdg_duty_get_type },
  [MDG_KIND_ATTENDING] = { &mdg_attending_info, mdg_attending_get_type },
  [MDG_KIND_COVER] = { &mdg_cover_info, mdg_cover_get_type },
  [MDG_KIND_REFERRAL] = { &mdg_referral_info, mdg_referral_get_type },
  [MDG_KIND_REFERRAL_STEP] = { &mdg_referral_step_info, mdg_referral_step_get_type },
  [MDG_KIND_REFERRAL_PAUSE] = { &mdg_referral_pause_info, mdg_referral_pause_get_type },
  [MDG_KIND_REFERRAL_VISIT] = { &mdg_referral_visit_info, mdg_referral_visit_get_type },
  [MDG_KIND_REFERRAL_SCALE] = { &mdg_referral_scale_info, mdg_referral_scale_get_type },
  [MDG_KIND_REFERRAL_OUTCOME] = { &mdg_referral_outcome_info, mdg_referral_outcome_get_type },
  [MDG_KIND_REFERRAL_ITEM] = { &mdg_referral_item_info, mdg_referral_item_get_type },
  [MDG_KIND_ATTACHMENT] = { &mdg_attachment_info, mdg_attachment_get_type },
  [MDG_KIND_AGENCY] = { &mdg_agency_info, mdg_agency_get_type },
  [MDG_KIND_AGENCY_SERVICE] = { &mdg_agency_service_info, mdg_agency_service_get_type },
  [MDG_KIND_AGENCY_ABILITY] = { &mdg_agency_ability_info, mdg_agency_ability_get_type },
  [MDG_KIND_AGENCY_CONTACT] = { &mdg_agency_contact_info, mdg_agency_contact_get_type },
  [MDG_KIND_AGENCY_LINK] = { &mdg_agency_link_info, mdg_agency_link_get_type },
  [MDG_KIND_AGENCY_SOURCE] = { &mdg_agency_source_info, mdg_agency_source_get_type },
  [MDG_KIND_BOUNDARY] = { &mdg_boundary_info, mdg_boundary_get_type },
  [MDG_KIND_RANGE_PROPOSAL] = { &mdg_range_proposal_info, mdg_range_proposal_get_type },
  [MDG_KIND_VISITING_RANGE] = { &mdg_visiting_range_info, mdg_visiting_range_get_type },
  [MDG_KIND_HAND_RAISE] = { &mdg_hand_raise_info, mdg_hand_raise_get_type },
  [MDG_KIND_SUPPORT_CALL] = { &mdg_support_call_info, mdg_support_call_get_type },
};

static GParamSpec **pspecs[MDG_N_KINDS];

const char *
mdg_field_get_label (const MdgField *field)
{
  return _ (field->label);
}

const MdgRecordInfo *
mdg_record_info_get (MdgKind kind)
{
  g_return_val_if_fail (kind > MDG_KIND_NONE && kind < MDG_N_KINDS, NULL);

  return entries[kind].info;
}

const MdgRecordInfo *
mdg_record_info_find (const char *table)
{
  for (int kind = MDG_KIND_NONE + 1; kind < MDG_N_KINDS; kind++)
    if (strcmp (entries[kind].info->table, table) == 0)
      return entries[kind].info;

  return NULL;
}

MdgRecord *
mdg_record_new (MdgKind kind)
{
  g_return_val_if_fail (kind > MDG_KIND_NONE && kind < MDG_N_KINDS, NULL);

  return g_object_new (entries[kind].get_type (), NULL);
}

int
mdg_record_info_find_field (const MdgRecordInfo *info,
                            const char *name)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (strcmp (info->fields[i].name, name) == 0)
      return (int) i;

  return -1;
}

GParamSpec *
mdg_record_find_pspec (const MdgRecordInfo *info,
                       guint field)
{
  return pspecs[info->kind][field + 1];
}

static GParamSpec *
new_pspec (const MdgField *field)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');
  const char *interned = g_intern_string (name);

  if (mdg_field_is_text (field) || field->type == MDG_FIELD_REFERENCE)
    return g_param_spec_string (interned, NULL, NULL, NULL, MDG_PARAM_RW);
  if (field->type == MDG_FIELD_FLAG)
    return g_param_spec_boolean (interned, NULL, NULL, FALSE, MDG_PARAM_RW);

  return g_param_spec_int64 (interned, NULL, NULL, G_MININT64, G_MAXINT64, MDG_NO_INTEGER, MDG_PARAM_RW);
}

void
mdg_record_class_set_info (MdgRecordClass *klass,
                           const MdgRecordInfo *info)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamSpec **list = g_new0 (GParamSpec *, info->n_fields + 1);

  klass->info = info;
  object_class->get_property = mdg_record_get_property;
  object_class->set_property = mdg_record_set_property;
  for (guint i = 0; i < info->n_fields; i++)
    list[i + 1] = new_pspec (&info->fields[i]);

  pspecs[info->kind] = list;
  g_object_class_install_properties (object_class, info->n_fields + 1, list);
}
