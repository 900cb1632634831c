#pragma once

#include "mdg-codebook.h"
#include "mdg-facts.h"

G_BEGIN_DECLS

#define MDG_FACTS_FIRST_YEAR 1970

/* A column worked out of other data; rows up to n are done. */
typedef struct
{
  guint n;
  guint room;
  guint generation; /* of what it was made of */
  guint16 *firsts;
  GArray *rows;  /* guint32, of lists */
  GArray *codes; /* guint16 */
  guint n_codes;
} MdgFactsColumn;

/* Birth as far as known; year 0 when not. */
typedef struct
{
  gint16 year;
  gint8 month;
  gint8 day;
  guint16 sex;
  guint16 care_level;
  guint16 household;
} MdgFactsPerson;

/* (what, issue) in any order; an issue of 0 was taken back. */
typedef struct
{
  guint32 owner;
  guint16 issue;
} MdgFactsMark;

struct _MdgFacts
{
  GObject parent_instance;

  MdgCube *cube;
  GArray *people; /* MdgFactsPerson by subject */
  MdgCodebook *sexes;
  MdgCodebook *care_levels;
  MdgCodebook *households;
  MdgCodebook *wide_areas;
  GHashTable *wide_of_area; /* text of the area's number → code */
  MdgCodebook *issues;
  MdgCodebook *issue_columns;
  MdgCodebook *issue_groups;
  GArray *column_of_issue; /* guint16 */
  GArray *group_of_issue;
  GArray *ticks;     /* MdgFactsMark by case */
  GArray *findings;  /* by consultation */
  GPtrArray *months; /* texts */
  GPtrArray *years;
  guint generation;
  MdgFactsColumn columns[MDG_CROSSTAB_N_FIELDS];

  /* Contacts: the row of their consultation, their month and year; all of them as many as n_contacts. */
  guint n_contacts;
  guint n_contact_rows; /* rows of the cube when it was made */
  guint32 *contact_rows;
  guint16 *contact_months;
  guint16 *contact_years;
  guint32 *row_contacts; /* of each row of the cube: live contacts and their minutes */
  guint32 *row_minutes;

  /* Live rows by person, in order of time within one, and which is the first of a person. */
  guint n_ordered;   /* rows of the cube when it was made */
  guint n_by_person; /* entries */
  guint32 *by_person;
  guint32 *people_in_order; /* of each entry */
  guint8 *is_first;
};

/* Codes of month and fiscal year of a day since 1970; 0 when before it. */
void mdg_facts_read_day (gint32 day,
                         guint16 *month,
                         guint16 *year);
/* Bring what is kept for contacts and people up to date. */
void mdg_facts_update_contacts (MdgFacts *self);
void mdg_facts_update_order (MdgFacts *self);
/* Lists of issues of each row. */
void mdg_facts_make_issues (MdgFacts *self,
                            MdgCrosstabField field,
                            MdgFactsColumn *column,
                            guint from);

G_END_DECLS
