#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* How a group is set apart: a character, a colour and a line. OTHER is for groups a centre has added. */
typedef enum
{
  MDG_ISSUE_GROUP_AREA,
  MDG_ISSUE_GROUP_FAMILY,
  MDG_ISSUE_GROUP_PERSON,
  MDG_ISSUE_GROUP_MEDICAL,
  MDG_ISSUE_GROUP_OTHER,
} MdgIssueGroupStyle;

typedef struct
{
  char *label;
  char *mark; /* its first character, as the badge shows it */
  MdgIssueGroupStyle style;
  guint first; /* its columns stand side by side */
  guint n_columns;
} MdgColumnGroup;

typedef struct
{
  char *code;
  char *head; /* as this centre calls it */
  guint group;
  GPtrArray *items; /* of MdgTerm, in the order of the vocabulary; all that were ever offered stay known */
} MdgIssueColumn;

/* The columns of the issue sheet in a fiscal year: those the program comes with and those of the centre,
   with the heads the centre has chosen. */
typedef struct _MdgClassifyColumns MdgClassifyColumns;

MdgClassifyColumns *mdg_classify_columns_new (MdgWorkspace *workspace, int fiscal_year);
void mdg_classify_columns_free (MdgClassifyColumns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgClassifyColumns, mdg_classify_columns_free)

guint mdg_classify_columns_get_n_groups (MdgClassifyColumns *self);
const MdgColumnGroup *mdg_classify_columns_get_group (MdgClassifyColumns *self,
                                                      guint group);
guint mdg_classify_columns_get_n_columns (MdgClassifyColumns *self);
const MdgIssueColumn *mdg_classify_columns_get_column (MdgClassifyColumns *self,
                                                       guint column);
/* The column an issue belongs to, G_MAXUINT when there is none; *item (may be NULL) is its place in the
   column, G_MAXUINT for the column's own code. */
guint mdg_classify_columns_find (MdgClassifyColumns *self,
                                 const char *issue,
                                 guint *item);
int mdg_classify_columns_get_fiscal_year (MdgClassifyColumns *self);

G_END_DECLS
