#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Closed cases that are like a case: by their issues, the rarer the more, by what is written and by who it is
   about. An index in memory, brought up to date case by case. */
#define MDG_TYPE_SIMILAR (mdg_similar_get_type ())
G_DECLARE_FINAL_TYPE (MdgSimilar, mdg_similar, MDG, SIMILAR, GObject)

#define MDG_SIMILAR_MAX 5

typedef enum
{
  MDG_SIMILAR_AGE_BAND,
  MDG_SIMILAR_HOUSEHOLD,
  MDG_SIMILAR_CARE_LEVEL,
  MDG_SIMILAR_N_TRAITS,
} MdgSimilarTrait;

/* What a case is compared by; everything may be NULL. */
typedef struct
{
  gint64 id; /* never similar to itself */
  const char *const *issues;
  const char *text; /* summary and notes */
  const char *traits[MDG_SIMILAR_N_TRAITS];
} MdgSimilarCase;

typedef struct
{
  gint64 id;
  double score;                          /* 0 to 1 */
  char **issues;                         /* that both have, the rarest first */
  char **words;                          /* of the text of the one asked for that the other has too, at most three */
  gboolean traits[MDG_SIMILAR_N_TRAITS]; /* that are the same */
} MdgSimilarHit;

void mdg_similar_hit_free (MdgSimilarHit *hit);

MdgSimilar *mdg_similar_new (void);
/* A closed case, new or as it now is. */
void mdg_similar_add (MdgSimilar *self,
                      const MdgSimilarCase *closed);
/* Opened again, voided. */
void mdg_similar_remove (MdgSimilar *self,
                         gint64 id);
guint mdg_similar_get_n (MdgSimilar *self);

/* Up to MDG_SIMILAR_MAX MdgSimilarHits, the most similar first; those that share nothing but traits are left out. */
GPtrArray *mdg_similar_find (MdgSimilar *self,
                             const MdgSimilarCase *wanted);

G_END_DECLS
