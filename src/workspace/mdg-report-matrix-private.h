#pragma once

#include "mdg-report-matrix.h"

G_BEGIN_DECLS

/* The totals of a matrix for everybody; set may be NULL. */
MdgReport *mdg_report_matrix_new_public (MdgWorkspace *workspace,
                                         MdgMatrix *matrix,
                                         const MdgIssueSheetRequest *request,
                                         MdgRecord *set,
                                         GError **error);

G_END_DECLS
