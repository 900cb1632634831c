#pragma once

#include "mdg-hand-raise.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* 手上げ: who was asked to take something on, and what they answered. Functions that return a change leave saving to the caller. */

typedef enum
{
  MDG_HAND_CHOSEN,
  MDG_HAND_RAISED,
  MDG_HAND_CONDITIONAL,
  MDG_HAND_WAITING,
  MDG_HAND_OVERDUE, /* waiting beyond the day set */
  MDG_HAND_DECLINED,
  MDG_HAND_NONE, /* never answered */
  MDG_N_HAND_STANDINGS,
} MdgHandStanding;

MdgHandStanding mdg_hand_raises_get_standing (MdgWorkspace *workspace,
                                              MdgRecord *hand);
/* "手上げ", "回答待ち" …, translated. */
const char *mdg_hand_standing_get_label (MdgHandStanding standing);

/* MdgHandRaise of the referral: by standing, then as they were asked. */
GPtrArray *mdg_hand_raises_list (MdgWorkspace *workspace,
                                 const MdgUuid *referral,
                                 GError **error);
/* How many of each standing; n has MDG_N_HAND_STANDINGS places. FALSE on error. */
gboolean mdg_hand_raises_count (MdgWorkspace *workspace,
                                const MdgUuid *referral,
                                guint *n,
                                GError **error);
/* For the evidence of a referral; 0 on error. */
guint mdg_hand_raises_count_chosen (MdgWorkspace *workspace,
                                    const MdgUuid *referral);

/* Agencies that can be asked for the referral (MdgAgency): not closed down, not asked yet; those of its area first. kind is a code of
   affil_kind, NULL for all. */
GPtrArray *mdg_hand_raises_list_agencies (MdgWorkspace *workspace,
                                          const MdgUuid *referral,
                                          const char *kind,
                                          GError **error);
/* A record for asking the agency or doctor: name, profession, telephone and FAX filled in. way is a code of channel, due an ISO day
   (may be NULL). */
MdgRecord *mdg_hand_raises_new_of_agency (MdgWorkspace *workspace,
                                          const MdgUuid *referral,
                                          MdgRecord *agency,
                                          const char *way,
                                          const char *due);
MdgRecord *mdg_hand_raises_new_of_doctor (MdgWorkspace *workspace,
                                          const MdgUuid *referral,
                                          MdgRecord *doctor,
                                          const char *way,
                                          const char *due);
/* Asks all of hands (MdgHandRaise). CONFLICT for somebody who was asked already; INVALID for an agency that is not to be passed on,
   unless the reason stands in it. */
MdgChange *mdg_hand_raises_new_asked (MdgWorkspace *workspace,
                                      GPtrArray *hands,
                                      GError **error);
/* The answer as it stands in hand, or a correction. */
MdgChange *mdg_hand_raises_new_replied (MdgWorkspace *workspace,
                                        MdgRecord *hand,
                                        GError **error);
/* Takes into the team, or out of it; INVALID for somebody who did not raise a hand. */
MdgChange *mdg_hand_raises_new_chosen (MdgWorkspace *workspace,
                                       MdgRecord *hand,
                                       gboolean is_chosen,
                                       GError **error);
/* Those beyond their day are put down as without answer; NULL without an error when there are none. */
MdgChange *mdg_hand_raises_new_unanswered (MdgWorkspace *workspace,
                                           const MdgUuid *referral,
                                           GError **error);
/* Nobody is available: the need of the referral is unmet, for a reason of the vocabulary unmet. CONFLICT while somebody has raised a
   hand or has not answered. */
MdgChange *mdg_hand_raises_new_unmet (MdgWorkspace *workspace,
                                      const MdgUuid *referral,
                                      const char *reason,
                                      const char *text,
                                      GError **error);

G_END_DECLS
