#pragma once

#include "mdg-centre.h"
#include "mdg-vocabularies.h"

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
} MdgIssueGroup;

typedef struct
{
  char *code;
  char *head;       /* as this centre calls it */
  char *plain_head; /* of the vocabulary */
  guint group;
  GPtrArray *items; /* of MdgTerm, in the order of the vocabulary; all that were ever offered stay known */
} MdgIssueColumn;

/* The columns of the issue sheet in a fiscal year: those the program comes with and those of the centre,
   with the heads the centre has chosen. */
typedef struct _MdgIssueColumns MdgIssueColumns;

MdgIssueColumns *mdg_issue_columns_new (MdgVocabularies *vocabularies,
                                        MdgCentre *centre,
                                        int fiscal_year);
void mdg_issue_columns_free (MdgIssueColumns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgIssueColumns, mdg_issue_columns_free)

guint mdg_issue_columns_get_n_groups (MdgIssueColumns *self);
const MdgIssueGroup *mdg_issue_columns_get_group (MdgIssueColumns *self,
                                                  guint group);
guint mdg_issue_columns_get_n_columns (MdgIssueColumns *self);
const MdgIssueColumn *mdg_issue_columns_get_column (MdgIssueColumns *self,
                                                    guint column);
/* The column an issue belongs to, G_MAXUINT when there is none; *item (may be NULL) is its place in the
   column, G_MAXUINT for the column's own code. */
guint mdg_issue_columns_find (MdgIssueColumns *self,
                              const char *issue,
                              guint *item);
int mdg_issue_columns_get_fiscal_year (MdgIssueColumns *self);

/* The sets of heads the program comes with, by the name kept in the centre ("matsudo", "figure12"); "own"
   stands for the centre's. Heads in the order of the columns, NULL for an unknown name; free with g_strfreev. */
#define MDG_ISSUE_HEADS_DEFAULT "matsudo"
#define MDG_ISSUE_HEADS_FIGURE "figure12"
#define MDG_ISSUE_HEADS_OWN "own"
char **mdg_issue_heads_dup (const char *name);
/* The code of the column each of them belongs to. */
char **mdg_issue_heads_dup_codes (void);

/* The field column_heads of a centre: a line "code=head" for each column that is called otherwise. */
char *mdg_issue_heads_format (const char *const *codes,
                              const char *const *heads);

G_END_DECLS
