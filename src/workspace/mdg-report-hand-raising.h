#pragma once

#include "mdg-report.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_HAND_PAPER_CALL, /* goes out to those who are asked: without the name of the person */
  MDG_HAND_PAPER_TEAM, /* who answered what, and who is in the team */
} MdgHandPaper;

MdgReport *mdg_report_hand_raising_new (MdgWorkspace *workspace,
                                        const MdgUuid *referral,
                                        MdgHandPaper paper,
                                        GError **error);

G_END_DECLS
