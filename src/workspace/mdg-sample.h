#pragma once

#include "mdg-date.h"

G_BEGIN_DECLS

/* A made-up centre: みほん市, its people and a year of work. Nobody and nothing in it is real. */
typedef struct
{
  guint n_consultations; /* 300 as specified; other numbers keep the proportions */
  guint64 seed;
  MdgDate as_of;       /* the data ends with the last fiscal year over by this day; promises stand around it */
  gboolean with_edges; /* the awkward records, outside the counts */
  gboolean to_date;    /* also the fiscal year that has begun, up to the day before as_of, outside the counts */
} MdgSampleOptions;

/* 300 consultations, as of 2026-03-31, with edges. */
void mdg_sample_options_init (MdgSampleOptions *options);

/* done of n_consultations are in; called every ten thousand or so. */
typedef void (*MdgSampleProgress) (guint done,
                                   gpointer data);

/* A new register at path; the same options give the same records. Above 20,000 consultations it goes
   back over the years. CONFLICT when path exists; nothing is left behind on failure. */
gboolean mdg_sample_create (const char *path,
                            const MdgSampleOptions *options,
                            MdgSampleProgress progress,
                            gpointer progress_data,
                            GError **error);

G_END_DECLS
