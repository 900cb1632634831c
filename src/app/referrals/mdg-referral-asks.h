#pragma once

#include "mdg-paper-form.h"
#include "mdg-referral-rules.h"

G_BEGIN_DECLS

/* How what an operation asks for is asked on screen: by the table of the rules, one block a question. */

/* The record a block is about: referral, step or visit. */
typedef struct
{
  MdgKind kind;
  const MdgPaperBlock *block;
} MdgReferralQuestion;

/* The questions of the operation in the order one answers them: what the rule asks for, then what may be added. Array of
   MdgReferralQuestion. */
GArray *mdg_referral_asks_list (const MdgReferralRule *rule);
/* What may be done from the state, in the order one would: what leads on, what goes back, what ends it. *n of them. */
void mdg_referral_asks_list_operations (MdgReferralKind kind,
                                        MdgReferralState state,
                                        MdgReferralOperation operations[MDG_N_REFERRAL_OPERATIONS],
                                        guint *n);
/* Scores of scales are asked for. */
gboolean mdg_referral_asks_scales (const MdgReferralRule *rule);

G_END_DECLS
