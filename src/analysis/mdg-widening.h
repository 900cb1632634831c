#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a row of the committee's issue table may say of a person. A row is a person, so withholding small counts means
   little there: ages become bands, the area is left out, and a rare issue (難病, 虐待 …: "rare" in the vocabulary) is
   widened to the one above it unless enough people of the register share all that is printed. Codes are
   numbers of the caller's, 0 where nothing is known. */

#define MDG_WIDENING_LEAST 3
#define MDG_WIDENING_NONE G_MAXUINT

typedef enum
{
  MDG_WIDENING_AGE, /* 0 unknown, then the bands in order */
  MDG_WIDENING_SEX,
  MDG_WIDENING_CARE_LEVEL,
  MDG_WIDENING_HOUSEHOLD,
  MDG_WIDENING_WIDE_AREA, /* 0 where it is not printed */
  MDG_WIDENING_N_ATTRIBUTES,
} MdgWideningAttribute;

/* As the register has it; the area itself is not asked for, so that it cannot be printed. */
typedef struct
{
  int age; /* −1 unknown */
  guint16 sex;
  guint16 care_level;
  guint16 household;
  guint16 wide_area;
} MdgWideningFacts;

/* A person as printed, and the issues that were found. */
typedef struct
{
  guint16 attributes[MDG_WIDENING_N_ATTRIBUTES];
  const guint *issues; /* indexes of the vocabulary; borrowed */
  guint n_issues;
} MdgWideningPerson;

typedef struct
{
  guint parent; /* index, or MDG_WIDENING_NONE */
  gboolean is_rare;
} MdgWideningIssue;

/* 0 for an unknown age (below 0), then 65歳未満 1 / 65–69 2 / 70代 3 / 80代 4 / 90歳以上 5; mdg_age_band () has the words. */
guint16 mdg_widening_get_band (int age);
void mdg_widening_fill_attributes (const MdgWideningFacts *facts,
                                   gboolean with_wide_area,
                                   guint16 *attributes);

/* What may be printed for each issue of row: itself, one above it, or MDG_WIDENING_NONE where a rare one has none above; the
   same may come twice. people is the whole register, row's person with the others; vocabulary is indexed by
   issue. When two rare issues of a row are shared by enough people, but not both by the same, the rarer one is
   widened. */
void mdg_widening_apply (const MdgWideningPerson *people,
                         guint n_people,
                         const MdgWideningIssue *vocabulary,
                         const MdgWideningPerson *row,
                         guint least,
                         guint *printed);

G_END_DECLS
