#pragma once

#include "mdg-change-stack.h"
#include "mdg-referral-rules.h"

G_BEGIN_DECLS

/* Each runs on the register as it is when its turn comes, and can be taken back. */

/* What a person filled in for one operation. */
typedef struct
{
  MdgReferralOperation operation;
  MdgRecord *referral;
  MdgRecord *step;
  MdgRecord *visit;  /* NULL where the operation is not about one */
  GPtrArray *extras; /* scores, outcomes, items: only those that hold something are saved */
} MdgReferralWish;

/* referral and visit are copied; step is new. */
MdgReferralWish *mdg_referral_wish_new (MdgWorkspace *workspace,
                                        const MdgUuid *referral,
                                        MdgReferralOperation operation);
MdgReferralWish *mdg_referral_wish_copy (const MdgReferralWish *wish);
void mdg_referral_wish_free (MdgReferralWish *wish);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgReferralWish, mdg_referral_wish_free)

/* Bits of MdgReferralAsk that are not answered yet. */
guint64 mdg_referral_wish_get_missing (MdgWorkspace *workspace,
                                       const MdgReferralWish *wish);
/* INVALID in words, of the rules or of a value out of its range. */
gboolean mdg_referral_wish_check (MdgWorkspace *workspace,
                                  const MdgReferralWish *wish,
                                  GError **error);

/* A form that is being typed: new, by what is known of a case (NULL for none). */
MdgRecord *mdg_referral_receipt_new (MdgWorkspace *workspace,
                                     const MdgUuid *case_uuid);
/* "Still missing: …" of what receiving it asks for; NULL when all is there or it was received before. */
char *mdg_referral_receipt_dup_missing (MdgWorkspace *workspace,
                                        MdgRecord *referral);
/* The first field of it. */
gboolean mdg_referral_receipt_find_missing (MdgWorkspace *workspace,
                                            MdgRecord *referral,
                                            guint *field);
/* The area follows the address. */
void mdg_referral_receipt_find_area (MdgWorkspace *workspace,
                                     MdgRecord *referral);
/* Receives it, or saves the correction of one that was received. */
void mdg_referral_step_receive (MdgChangeStack *stack,
                                MdgRecord *referral);
/* The scan of the original; name as the file is called. */
void mdg_referral_step_attach (MdgChangeStack *stack,
                               const MdgUuid *referral,
                               const char *name,
                               GBytes *content);

void mdg_referral_step_do (MdgChangeStack *stack,
                           const MdgReferralWish *wish);
/* uuids is an array of MdgUuid. */
void mdg_referral_step_assign (MdgChangeStack *stack,
                               GArray *uuids,
                               const MdgUuid *staff);
void mdg_referral_step_pause (MdgChangeStack *stack,
                              const MdgUuid *referral,
                              const char *reason,
                              const char *text);
void mdg_referral_step_resume (MdgChangeStack *stack,
                               const MdgUuid *referral);
void mdg_referral_step_note (MdgChangeStack *stack,
                             const MdgUuid *referral,
                             const char *text);
/* span and outcome are codes, on an ISO day. */
void mdg_referral_step_outcome (MdgChangeStack *stack,
                                const MdgUuid *referral,
                                const char *span,
                                const char *outcome,
                                const char *on,
                                const char *text);

G_END_DECLS
