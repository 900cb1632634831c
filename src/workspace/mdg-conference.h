#pragma once

#include "mdg-agenda-item.h"
#include "mdg-meetings.h"

G_BEGIN_DECLS

/* The weekly conference (週1カンファレンス) and any meeting with an agenda: what is on it, what the physician advised, what was
   decided, what is carried over. Functions that return a change leave saving to the caller. */

/* A case that is proposed for the agenda, or is on it. */
typedef struct
{
  MdgUuid case_uuid;
  char *reason;         /* of item_reason: carried, flagged, overdue, changed, new */
  MdgUuid carried_from; /* nil unless carried */
} MdgConferenceProposal;

void mdg_conference_proposal_free (MdgConferenceProposal *proposal);

/* Cases for the agenda of meeting, by the last conference of its board before it: carried over first, then flagged,
   overdue, changed, new; each case once, those on the agenda already left out. */
GPtrArray *mdg_conference_propose (MdgWorkspace *workspace,
                                   const MdgUuid *meeting,
                                   GError **error);
/* Puts the proposals (MdgConferenceProposal) on the agenda, at its end. */
MdgChange *mdg_conference_add (MdgWorkspace *workspace,
                               const MdgUuid *meeting,
                               GPtrArray *proposals,
                               GError **error);
/* Puts the case on the agenda of the next conference that is planned. NOT_FOUND when none is, CONFLICT when the case
   is on it already. */
MdgChange *mdg_conference_add_case (MdgWorkspace *workspace,
                                    const MdgUuid *case_uuid,
                                    GError **error);
/* MdgAgendaItem of a meeting in their order. */
GPtrArray *mdg_conference_list_items (MdgWorkspace *workspace,
                                      const MdgUuid *meeting,
                                      GError **error);
/* Everything a case was advised and decided at meetings, newest first (MdgAgendaItem with the case). */
GPtrArray *mdg_conference_list_of_case (MdgWorkspace *workspace,
                                        const MdgUuid *case_uuid,
                                        GError **error);

/* What was said about one item; NULL leaves a text as it is, "" empties it. */
typedef struct
{
  const char *advice;
  const char *adviser;
  const char *verdict; /* of conference_verdict */
  const char *verdict_text;
  const MdgUuid *staff; /* who sees to it */
  const char *owner;    /* somebody outside */
  const char *due;      /* ISO */
} MdgConferenceRecord;

/* The item becomes 検討済み with a verdict. With somebody in charge or a day a promise of the case comes with it (→ Today), or
   the one that came with it before is changed; verdict "issue" raises a candidate of the area from the case's ticks,
   once. */
MdgChange *mdg_conference_record (MdgWorkspace *workspace,
                                  const MdgUuid *item,
                                  const MdgConferenceRecord *record,
                                  GError **error);
/* For the next time. */
MdgChange *mdg_conference_carry_over (MdgWorkspace *workspace,
                                      const MdgUuid *item,
                                      GError **error);
/* The meeting was held: what nobody came to is carried over. */
MdgChange *mdg_conference_close (MdgWorkspace *workspace,
                                 const MdgUuid *meeting,
                                 GError **error);

G_END_DECLS
