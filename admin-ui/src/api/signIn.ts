import { createContext, useContext } from 'react';

/** Sends the user to the login page and brings them back to the page they are on. */
const SignInContext = createContext<() => void>(() => undefined);

export const SignInProvider = SignInContext.Provider;

export function useSignIn(): () => void {
  return useContext(SignInContext);
}
