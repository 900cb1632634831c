#pragma once

#include "mdg-referral-query.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What Today says of referrals: who has to act, and that nothing is forgotten. */

typedef enum
{
  MDG_REFERRAL_GROUP_ESCALATED, /* late, and shown to managers whoever has it */
  MDG_REFERRAL_GROUP_LATE,
  MDG_REFERRAL_GROUP_TODAY,
  MDG_REFERRAL_GROUP_SOON, /* within five business days, or without a date */
  MDG_REFERRAL_GROUP_LATER,
  MDG_REFERRAL_GROUP_WAITING, /* the ball is with others and the date has not passed */
  MDG_REFERRAL_GROUP_PAUSED,
  MDG_N_REFERRAL_GROUPS,
} MdgReferralGroup;

typedef struct
{
  GPtrArray *groups[MDG_N_REFERRAL_GROUPS]; /* of MdgOpenReferral */
  GPtrArray *outcomes;                      /* of MdgDueOutcome: what became of it after 30 or 90 days is to be asked */
} MdgReferralWatch;

/* only_mine: of the staff member here and those nobody has; a manager (role admin) sees everybody's late ones besides. */
MdgReferralWatch *mdg_referral_watch_load (MdgWorkspace *workspace,
                                           gboolean only_mine,
                                           GError **error);
void mdg_referral_watch_free (MdgReferralWatch *watch);
/* Late, escalated or for today. */
guint mdg_referral_watch_count_due (const MdgReferralWatch *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgReferralWatch, mdg_referral_watch_free)

/* Where it belongs on the day; now is minutes of the register ("2026-05-12T14:05"). */
MdgReferralGroup mdg_referral_watch_find_group (const MdgOpenReferral *referral,
                                                const char *now);
/* The earlier of the next date and the end of the term; NULL when there is none. Borrowed. */
const char *mdg_referral_watch_get_due (const MdgOpenReferral *referral);
/* "センター（例示 直子）", "依頼者の返事待ち（東見本包括）". */
char *mdg_referral_watch_dup_ball (MdgWorkspace *workspace,
                                   const MdgOpenReferral *referral);
/* "R8-依0009 医師アウトリーチ 甲野 花子". */
char *mdg_referral_watch_dup_title (MdgWorkspace *workspace,
                                    const MdgOpenReferral *referral);
/* Where the city takes reports of abuse; NULL when it is no matter of abuse. Says to write it into the settings when it is not there. */
char *mdg_referral_watch_dup_report_line (MdgWorkspace *workspace,
                                          gboolean is_abuse);

G_END_DECLS
