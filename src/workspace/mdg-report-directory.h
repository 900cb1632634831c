#pragma once

#include "mdg-directory-book.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* What the directory puts out. Agencies without consent are left out and counted on each of them. */

/* An index and an entry for each agency, for one kind of agencies. */
MdgReport *mdg_report_handbook_new (MdgWorkspace *workspace,
                                    MdgBookChoice choice,
                                    MdgAudience audience,
                                    GError **error);
/* When each clinic takes calls of care managers, by weekday. */
MdgReport *mdg_report_cm_time_new (MdgWorkspace *workspace,
                                   GError **error);
/* Whom to call; with is_network only the lines for nights and disasters. For professionals. */
MdgReport *mdg_report_contacts_new (MdgWorkspace *workspace,
                                    gboolean is_network,
                                    GError **error);
/* Addresses for letters. For the centre. */
MdgReport *mdg_report_labels_new (MdgWorkspace *workspace,
                                  GError **error);
/* What is older than so many days, with room to write what was said on the telephone. For the centre. */
MdgReport *mdg_report_verify_round_new (MdgWorkspace *workspace,
                                        int days,
                                        GError **error);
/* A page for each of these, filled with what is known, to be sent by FAX and sent back; number (may be NULL) is the office
   number of one. */
MdgReport *mdg_report_confirmation_new (MdgWorkspace *workspace,
                                        const char *number,
                                        int days,
                                        GError **error);

G_END_DECLS
