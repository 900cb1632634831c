#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What is done to cases, each as a change that is then saved. */

/* A case out of a consultation: its person, area and the consultation with it. The new case is the first record of the
   change. */
MdgChange *mdg_case_use_make_from (MdgWorkspace *workspace,
                                   const MdgUuid *consultation,
                                   GError **error);
/* A new empty case of the staff member here, opened today; not yet in a change. */
MdgRecord *mdg_case_use_new (MdgWorkspace *workspace);

/* INVALID without a reason, or with one that is not of the vocabulary close_reason. */
MdgChange *mdg_case_use_close (MdgWorkspace *workspace,
                               MdgRecord *record,
                               const char *reason,
                               const char *note,
                               const char *wished_place,
                               const char *actual_place,
                               GError **error);
/* The reason stands in a memo of the case; what it was closed with stays in the history. */
MdgChange *mdg_case_use_reopen (MdgWorkspace *workspace,
                                MdgRecord *record,
                                const char *reason);
/* field is a flag of the case (MDG_CASE_IS_HARD …). */
MdgChange *mdg_case_use_flag (MdgRecord *record,
                              guint field,
                              gboolean is_set,
                              const char *reason);
MdgChange *mdg_case_use_add_memo (MdgWorkspace *workspace,
                                  const MdgUuid *case_uuid,
                                  const char *text);
/* From day on the case belongs to another area: the case, its person and the consultations that came on or after that
   day. Earlier ones keep the old area, so that both count by date; the reason is a memo of the case. INVALID without
   a reason, for the area it has and for a day to come. */
MdgChange *mdg_case_use_transfer (MdgWorkspace *workspace,
                                  MdgRecord *record,
                                  const MdgUuid *area,
                                  const MdgDate *day,
                                  const char *reason,
                                  GError **error);
/* case_uuid NULL takes the consultation out of its case. The sentences marked in it for the case it leaves are
   taken off; the issues stay ticked. */
MdgChange *mdg_case_use_link (MdgWorkspace *workspace,
                              const MdgUuid *consultation,
                              const MdgUuid *case_uuid,
                              GError **error);
/* All consultations of the person that belong to no case. */
MdgChange *mdg_case_use_link_person (MdgWorkspace *workspace,
                                     const MdgUuid *subject,
                                     const MdgUuid *case_uuid,
                                     GError **error);

G_END_DECLS
