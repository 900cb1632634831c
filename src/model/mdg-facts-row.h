#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cross table asks beyond the cube, as rows on their way from the store. Texts are borrowed for the
   call; references are row numbers of this register. */

typedef struct
{
  gint64 id;
  const char *sex;
  const char *birth; /* ISO, may be partial; else an age, or one in words ("80代"), on a day */
  gint64 age;        /* 0 when not known */
  const char *age_on;
  const char *age_text;
  const char *care_level;
  const char *household;
} MdgFactsSubject;

typedef struct
{
  void (*add_subject) (gpointer facts,
                       const MdgFactsSubject *subject);
  void (*add_area) (gpointer facts,
                    gint64 id,
                    const char *wide_area);
  void (*add_tick) (gpointer facts,
                    gint64 case_id,
                    const char *issue);
  void (*add_finding) (gpointer facts,
                       gint64 consultation,
                       const char *issue);
} MdgFactsSink;

G_END_DECLS
