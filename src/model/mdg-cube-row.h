#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is counted of a consultation and a contact, as rows on their way from the store to the cube. Texts are
   borrowed for the call. References are row numbers of this register, 0 for none. */

typedef enum
{
  MDG_CUBE_KIND,
  MDG_CUBE_CHANNEL,
  MDG_CUBE_DIRECTION,
  MDG_CUBE_PROFESSION,
  MDG_CUBE_AFFIL_KIND,
  MDG_CUBE_URGENCY,
  MDG_CUBE_FOLLOW_STATE,
  MDG_CUBE_HANDOVER, /* result of the hand-over; "-" handed over without a result */
  MDG_CUBE_AREA,     /* from here on row numbers and flags, not codes */
  MDG_CUBE_STAFF,
  MDG_CUBE_NO_CASE,
  MDG_CUBE_CONFERENCE,
  MDG_CUBE_N_COLUMNS,
  MDG_CUBE_CONTENT = MDG_CUBE_N_COLUMNS, /* several codes a consultation, the first is the main one */
  MDG_CUBE_SCENE,
  MDG_CUBE_ACTION,
  MDG_CUBE_MAIN_CONTENT,
  MDG_CUBE_N_AXES,
} MdgCubeAxis;

#define MDG_CUBE_N_TEXTS MDG_CUBE_AREA
#define MDG_CUBE_N_LISTS 3
#define MDG_CUBE_HANDED_OVER "-"

typedef struct
{
  gint64 id;
  const char *received_at; /* ISO, may be NULL */
  gboolean is_live;
  const char *texts[MDG_CUBE_N_TEXTS]; /* by axis */
  gint64 area;
  gint64 staff;
  gboolean is_no_case;
  gboolean is_conference;
  gint64 subject;
  gint64 case_id;
} MdgCubeRow;

typedef struct
{
  gint64 id;
  gint64 consultation;
  const char *at;
  const char *channel;
  const char *direction;
  gint64 minutes;
  gboolean is_live;
} MdgCubeContact;

/* Who takes the rows: consultations by time of receipt, then their codes in order, hand-overs, contacts by time. */
typedef struct
{
  void (*add_consultation) (gpointer cube,
                            const MdgCubeRow *row);
  void (*add_code) (gpointer cube,
                    gint64 consultation,
                    MdgCubeAxis axis,
                    const char *code);
  void (*add_handover) (gpointer cube,
                        gint64 consultation,
                        const char *result);
  void (*add_contact) (gpointer cube,
                       const MdgCubeContact *contact);
  /* After the load: as it now is. codes: of contents, scenes and actions, each NULL-terminated. */
  void (*replace_consultation) (gpointer cube,
                                const MdgCubeRow *row,
                                const char *const *const *codes);
  void (*replace_contact) (gpointer cube,
                           const MdgCubeContact *contact);
} MdgCubeSink;

G_END_DECLS
