#pragma once

#include "mdg-referral-drafts.h"
#include "mdg-referrals.h"

G_BEGIN_DECLS

/* A desk at which referrals are dealt with, for tests: it is 2026-05-12, and somebody sits there. */
typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgRecord *staff;
} MdgDesk;

void mdg_desk_set_today (MdgDesk *self,
                         const char *iso);
void mdg_desk_save (MdgDesk *self,
                    MdgChange *change);
MdgRecord *mdg_desk_add_staff (MdgDesk *self,
                               const char *name,
                               const char *role);
void mdg_desk_set_up (MdgDesk *self,
                      gconstpointer data);
void mdg_desk_tear_down (MdgDesk *self,
                         gconstpointer data);
MdgRecord *mdg_desk_new_draft (MdgDesk *self,
                               const char *kind);
MdgRecord *mdg_desk_reload (MdgDesk *self,
                            MdgRecord *referral);
/* Takes referral and gives it back as it is then. */
MdgRecord *mdg_desk_act_with (MdgDesk *self,
                              MdgReferralOperation operation,
                              MdgRecord *referral,
                              MdgRecord *step,
                              MdgRecord *visit,
                              GPtrArray *extras);
void mdg_desk_refuse (MdgDesk *self,
                      MdgReferralOperation operation,
                      MdgRecord *referral,
                      MdgRecord *step,
                      MdgRecord *visit,
                      int code);
MdgRecord *mdg_desk_new_step (const char *text,
                              const char *on_date,
                              const char *next_due);
MdgRecord *mdg_desk_new_visit (const char *planned_at,
                               const char *doctor);
MdgRecord *mdg_desk_decide (MdgDesk *self,
                            MdgRecord *referral,
                            const char *urgency);
MdgRecord *mdg_desk_receive (MdgDesk *self,
                             MdgRecord *referral);
/* Up to the visit that is planned. */
MdgRecord *mdg_desk_bring_to_scheduled (MdgDesk *self,
                                        const char *planned_at,
                                        const char *doctor);
void mdg_desk_assert_text (MdgRecord *record,
                           guint field,
                           const char *expected);
void mdg_desk_record_visit (MdgDesk *self,
                            MdgRecord **referral);
GPtrArray *mdg_desk_new_outcome (const char *outcome,
                                 const char *on);

G_END_DECLS
