#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_REFERRAL_EVENT_STEP,
  MDG_REFERRAL_EVENT_VISIT,
  MDG_REFERRAL_EVENT_PAUSE,
  MDG_REFERRAL_EVENT_OUTCOME,
  MDG_REFERRAL_EVENT_ATTACHMENT,
} MdgReferralEventKind;

/* One thing that happened to a referral, in words. */
typedef struct
{
  MdgReferralEventKind kind;
  char *at;   /* ISO minute or day */
  char *head; /* 日程確定 */
  char *who;  /* who did it; may be "" */
  char *text; /* lines; may be "" */
  char *next; /* who has it then and until when; may be "" */
  MdgRecord *record;
} MdgReferralEvent;

/* Newest first; array of MdgReferralEvent. */
GPtrArray *mdg_referral_timeline_list (MdgWorkspace *workspace,
                                       const MdgUuid *referral,
                                       GError **error);

G_END_DECLS
