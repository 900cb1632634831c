#pragma once

#include "mdg-matrix.h"
#include "mdg-version.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What an issue table is made of. */
typedef struct
{
  MdgUuid set;  /* nil: all cases with ticks in the period */
  MdgUuid area; /* nil: all */
  char *from;   /* ISO days, NULL leaves the side open */
  char *to;
  int fiscal_year; /* of the classification; 0: that of the set, else the newest */
  MdgVersion version;
} MdgIssueSheetRequest;

/* Reads cases and ticks of the request into a matrix: what screen, paper and files show. In the committee version letters are
   drawn (and kept) and rows stand in their order, rare issues are widened, words typed for その他 are left out; it takes
   a set, and no area. */
MdgMatrix *mdg_issue_sheet_load (MdgWorkspace *workspace,
                                 const MdgIssueSheetRequest *request,
                                 GError **error);
/* The fiscal year whose classification a request means. */
int mdg_issue_sheet_get_fiscal_year (MdgWorkspace *workspace,
                                     const MdgIssueSheetRequest *request);

G_END_DECLS
