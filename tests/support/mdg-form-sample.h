#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

/* A register on 2026-05-12 for what is printed of a referral. */
typedef struct
{
  char *folder;
  char *path; /* office.madoguchi in folder */
  MdgWorkspace *workspace;
} MdgFormSample;

void mdg_form_sample_set_up (MdgFormSample *self,
                             gconstpointer data);
void mdg_form_sample_tear_down (MdgFormSample *self,
                                gconstpointer data);
/* Saves record, which becomes what was saved. */
void mdg_form_sample_save (MdgFormSample *self,
                           MdgRecord *record);
/* A received request, unsaved: R8-R0001 once it is. */
MdgRecord *mdg_form_sample_new_referral (void);

G_END_DECLS
